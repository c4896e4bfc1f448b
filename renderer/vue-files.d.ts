// For the linter's type checker, which reads no .vue files; vue-tsc resolves the files themselves.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
