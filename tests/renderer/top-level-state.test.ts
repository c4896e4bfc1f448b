import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topLevelState } from '../support/top-level-state';

// State of the open text that stands at the top level of a module would outlive the text and mix two texts up
// (docs/architecture.md, "The open text"). It belongs to the session of the text; what concerns the whole
// window belongs into a store of pinia.

const root = resolve(import.meta.dirname, '../..');

/** What may stay, by file and name, and why it is no state of a text. */
const allowed: Readonly<Record<string, string>> = {
  'renderer/main.ts pinia': 'the composition root makes what the application has one of',
  'renderer/main.ts keepKeysOfInputMethods': 'the composition root; a listener for the whole window',
  'renderer/main.ts start': 'the composition root',
  'renderer/api/index.ts api': 'the one connection to the backend',
  'renderer/i18n/index.ts i18n': 'the language of the interface',
  'renderer/i18n/day-words.ts monthNames': 'the names of months by language, once computed',
  'renderer/notes/changed-words.ts ChangedWords': 'Vue wants the props of a component as a property of it',
  'renderer/page/scroll-to-show.ts destinations': 'by element, and goes with the element',
  'renderer/print/print-block.ts PrintBlock': 'Vue wants the props of a component as a property of it',
  'renderer/stores/client.ts client': 'the name of the window',
  'renderer/ui/lazy.ts loaders': 'the parts of the program that load later',
};

const readSources = (): ReadonlyMap<string, string> => {
  const names = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .map((name) => `renderer/${name.split(sep).join('/')}`)
    .filter((name) => /\.(ts|vue)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
};

describe('the renderer', () => {
  it('keeps no mutable state at the top level of its modules', () => {
    const found = topLevelState(readSources());
    const isAllowed = ({ file, name }: (typeof found)[number]): boolean => `${file} ${name}` in allowed;
    expect(
      found
        .filter((finding) => !isAllowed(finding))
        .map(({ file, line, name, what }) => `${file}:${line}: ${name} ${what}`),
      'state outside a session and a store',
    ).toEqual([]);
    const present = new Set(found.map(({ file, name }) => `${file} ${name}`));
    expect(
      Object.keys(allowed).filter((key) => !present.has(key)),
      'no longer needed',
    ).toEqual([]);
  }, 60_000);
});

const at = 'renderer/page/sample.ts';
const find = (source: string, others: Readonly<Record<string, string>> = {}): readonly string[] =>
  topLevelState(new Map(Object.entries({ [at]: source, ...others })))
    .filter(({ file }) => file === at)
    .map(({ name, what }) => `${name} ${what}`);

describe('the check', () => {
  it.each([
    ['let', `export let open = false;`],
    ['var', `var open;`],
    ['let in a block', `{ let open = false; void open; }`],
    ['ref', `import { ref } from 'vue';\nconst open = ref(false);`],
    ['shallowRef', `const open = shallowRef(false);`],
    ['reactive', `const pane = reactive({ open: false });`],
    ['computed', `const open = computed(() => true);`],
    ['watch', `watch(source, () => {});`],
    ['effectScope', `const scope = effectScope();`],
    ['under another name', `import { shallowRef as box } from 'vue';\nconst open = box(false);`],
    ['inside an object', `const pane = { title: 'Text', open: ref(false) };`],
    ['inside a list, for each', `const panes = ['a', 'b'].map(() => ref(false));`],
    ['inside a default', `const open = given ?? new Map();`],
    ['Map', `const near = new Map<string, number>();`],
    ['Set', `export const near = new Set(['a']);`],
    ['WeakMap', `const near = new WeakMap();`],
    ['a mutable Map', `const near: Map<string, number> = new Map();`],
    ['observer', `const observer = new IntersectionObserver(() => {});`],
    ['Highlight', `const highlight = new Highlight();`],
    ['AbortController', `const control = new AbortController();`],
    ['Worker', `const worker = new Worker('a.js');`],
    ['MessageChannel', `const { port1, port2 } = new MessageChannel();`],
    ['an own class', `class Pane { open = false }\nconst pane = new Pane();`],
    ['empty list', `const rows = [];`],
    ['empty object', `const rows = {};`],
    ['list of a mutable type', `const rows: number[] = [1];`],
    ['list that is changed', `const rows = [1];\nexport const add = () => rows.push(2);`],
    [
      'object that is changed',
      `const pane = { open: false };\nexport const show = () => { pane.open = true; };`,
    ],
    ['part that is changed', `const pane = { rows: [1] };\nexport const add = () => pane.rows.push(2);`],
    ['deleted from', `const pane = { a: 1 };\nexport const forget = () => { delete pane.a; };`],
    ['counted', `const pane = { a: 1 };\nexport const count = () => pane.a++;`],
    ['assigned to', `const pane = { a: 1 };\nexport const set = () => Object.assign(pane, { a: 2 });`],
    ['create…', `const painter = createCssPainter();`],
    ['use…', `const layout = useLayoutStore();`],
    ['another maker', `import { makePainter } from './painter';\nconst painter = makePainter();`],
    ['own maker', `function createList() { return []; }\nconst list = createList();`],
    ['function called at once', `const next = (() => { let last = 0; return () => ++last; })();`],
    [
      'own function',
      `const counter = () => { let last = 0; return () => ++last; };\nconst next = counter();`,
    ],
    ['listener', `document.addEventListener('click', () => {});`],
    ['handler', `window.onresize = () => {};`],
    ['timer', `setTimeout(() => {}, 100);`],
    ['subscription', `api.on('changed', () => {});`],
    ['static field', `class Pane { static open = false }`],
    ['static block', `class Pane { static { start(); } }`],
    ['memory of a function', `export const show = () => { show.last = 1; };`],
    ['memory of a declared function', `export function show() { show.last = 1; }`],
  ])('finds state: %s', (_, source) => {
    expect(find(source)).toHaveLength(1);
  });

  it.each([
    [
      'renderer/page/other.ts',
      `import { pane } from './sample';\nexport const f = () => { pane.open = true; };`,
    ],
    [
      'renderer/app.vue',
      `<script setup lang="ts">\nimport { pane as it } from '#renderer/page/sample';\nit.open = true;\n</script>`,
    ],
  ])('finds an object that %s changes', (path, source) => {
    const found = find(`export const pane = { open: false };`, { [path]: source });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^pane is changed in ${path}:[23]$`))]);
  });

  it('finds it in the script of a component that runs once, with its line', () => {
    const source = `<template><p /></template>\n<script lang="ts">\nlet open = false;\n</script>\n<script setup lang="ts">\nlet own = open;\n</script>`;
    const found = topLevelState(new Map([['renderer/app.vue', source]]));
    expect(found).toMatchObject([{ file: 'renderer/app.vue', line: 3, name: 'open' }]);
  });

  it.each([
    ['constants', `export const least = 2;\nconst names = ['a', 'b'] as const;\nconst keys = { a: 'A' };`],
    [
      'read-only collections',
      `const a: ReadonlyMap<string, number> = new Map();\nconst b: readonly number[] = [];`,
    ],
    ['a Set that is only read at once', `const names = [...new Set(['a', 'a'])].map((name) => name.trim());`],
    [
      'regular expressions',
      `const digits = new RegExp('[0-9]');\nconst number = new Intl.NumberFormat('en');`,
    ],
    [
      'functions',
      `export const open = () => { let count = 0; const seen = new Set(); count += seen.size; };`,
    ],
    ['a function of another name', `const rows = [1];\nexport const f = (rows: number[]) => rows.push(1);`],
    [
      'definitions',
      `export const useA = defineStore('a', () => ({ open: ref(false) }));\nexport const b = definePart(() => ref(1));`,
    ],
    ['classes', `export class Pane { open = false; readonly near = new Map(); }`],
    [
      'an own function that keeps nothing',
      `const entry = (id: string) => ({ id, run: () => id });\nconst all = [entry('a')];`,
    ],
    [
      'methods of an object',
      `const tool = { clear: () => {}, name: 'a' };\nexport const run = () => tool.clear();`,
    ],
    [
      'types',
      `declare global { interface Window { lectern: string } }\ndeclare let open: boolean;\nexport type A = 1;`,
    ],
  ])('lets %s be', (_, source) => {
    expect(find(source)).toEqual([]);
  });
});
