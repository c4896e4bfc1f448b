import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { libraryPlugin } from './scripts/build-library';

const at = (path: string) => resolve(import.meta.dirname, path);

// Everything is bundled, so the packaged program needs no node_modules; only `electron` itself stays outside.
export default defineConfig({
  main: {
    plugins: [libraryPlugin({ texts: at('resources/texts') })],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('electron/main.ts'), web: at('web/main.ts') },
        external: ['electron'],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload can load nothing: one CommonJS file.
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [vue()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
