import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers } from '../scripts/layers.mjs';
import { computed, importsOf } from './support/imports';

const root = resolve(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'out', 'dist', '.git', '.cache', 'test-results']);

const sourceFiles = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !notOurs.has(entry.name))
  .flatMap((folder) =>
    readdirSync(join(root, folder.name), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder.name, name),
    ),
  )
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.(ts|vue)$/.test(name));

/** The innermost layer that holds the file. */
const layerOf = (file: string): (typeof layers)[number] | undefined =>
  layers
    .filter(({ folder }) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];

const violations = (file: string, source: string): readonly string[] => {
  const layer = layerOf(file);
  if (!layer) return [];
  const forbidden = new RegExp(layer.forbidden);
  return importsOf(file, source)
    .filter((specifier) => {
      if (!specifier.startsWith('.')) return specifier === computed || forbidden.test(specifier);
      const target = posix.join(posix.dirname(file), specifier);
      if (target.startsWith(`${layer.folder}/`)) return false;
      const top = file.slice(0, file.indexOf('/') + 1);
      return !target.startsWith(top) || forbidden.test(`#${target}`);
    })
    .map((specifier) => `${file} imports ${specifier}`);
};

describe('the dependency rule', () => {
  it.each(layers.map(({ folder }) => folder))('%s imports nothing that it may not', (folder) => {
    const files = sourceFiles.filter((file) => layerOf(file)?.folder === folder);
    expect(files, `source files of the layer ${folder}`).not.toEqual([]);
    expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('covers every source file that is not a test', () => {
    expect(sourceFiles.filter((file) => !layerOf(file) && !file.startsWith('tests/'))).toEqual([]);
  });

  it.each(['core', 'backend'])('names every folder of %s', (top) => {
    const folders = sourceFiles
      .filter((file) => file.startsWith(`${top}/`))
      .map((file) => posix.dirname(file));
    const unnamed = new Set(
      folders.filter((folder) => folder !== top && layerOf(`${folder}/x`)?.folder === top),
    );
    expect([...unnamed]).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['core/text/tei.ts', `import { readFileSync } from 'node:fs';`],
    ['core/text/tei.ts', `import type { Commands } from '#contract/commands';`],
    ['core/text/tei.ts', `export * from 'vue';`],
    ['core/text/tei.ts', `import { Backend } from '../../backend/backend';`],
    ['contract/commands.ts', `type Store = import('#backend/backend').Backend;`],
    ['backend/backend.ts', `const electron = await import('electron');`],
    ['backend/backend.ts', `const store = await import(storeName);`],
    ['electron/main.ts', `import { h } from 'vue';`],
    ['electron/preload/index.ts', `import { messages } from '../messages';`],
    ['electron/preload/index.ts', `const fs = require('node:fs');`],
    ['web/main.ts', `import Store from 'electron-store';`],
    ['renderer/App.vue', `<script setup lang="ts">\nimport { readFileSync } from 'node:fs';\n</script>`],
    ['renderer/App.vue', `<script lang="ts">\nexport { serve } from '#web/server';\n</script>`],
    ['scripts/build-library.ts', `import { app } from '#electron/main';`],
    ['core/json/guards.ts', `import { sample } from '../tags/tags';`],
    ['core/tags/tags.ts', `import { sample } from '../annotation/annotation';`],
    ['core/annotation/edit.ts', `import { sample } from '../text/ranges';`],
    ['core/text/ranges.ts', `import { sample } from '../intervals/interval-index';`],
    ['core/tokens/tokenise.ts', `import { sample } from '#core/search/query';`],
    ['core/intervals/interval-index.ts', `import { sample } from '../anchoring/anchor';`],
    ['core/anchoring/anchor.ts', `import { sample } from '../search/excerpt';`],
    ['core/search/query.ts', `import { sample } from '../names/names';`],
    ['core/names/names.ts', `import { sample } from '../notes/note-filter';`],
    ['core/notes/note-filter.ts', `import { sample } from '../links/links';`],
    ['core/links/links.ts', `import { sample } from '../markdown/note-markdown';`],
    ['core/markdown/note-markdown.ts', `import { sample } from '../export/markdown';`],
    ['core/history/history.ts', `import { sample } from '#core/merge/merge';`],
    ['core/merge/merge.ts', `import { sample } from '../history/history';`],
    ['backend/ports/host.ts', `import { sample } from '../work/jobs';`],
    ['backend/work/jobs.ts', `import { sample } from '../tasks/threads';`],
    ['backend/tasks/tasks.ts', `const task = import('../export/exporting');`],
    ['backend/record/journal.ts', `import { sample } from '../settings/settings-store';`],
    ['backend/settings/settings-store.ts', `import { sample } from '../annotations/records';`],
    ['backend/annotations/records.ts', `import { sample } from '../library/library';`],
    ['backend/library/library.ts', `import { sample } from '../search/find';`],
    ['backend/search/find.ts', `import { sample } from '#backend/my-data/check';`],
    ['backend/export/exporting.ts', `import { sample } from '../my-data/check';`],
    ['backend/my-data/check.ts', `import { sample } from '../hosting/lock';`],
    ['backend/hosting/lock.ts', `import { sample } from '../create-backend';`],
    ['core/export/markdown.ts', `import { commands } from '#contract/commands';`],
    ['renderer/ui/app-dialog.vue', `<script lang="ts">\nimport { t } from '../i18n';\n</script>`],
    ['renderer/ui/lazy.ts', `import { useTextStore } from '../stores/text';`],
    ['renderer/stores/search.ts', `const painter = import('../page/painter');`],
    ['renderer/page/scroll-to-show.ts', `import { cursor } from '../cursor/reading-cursor';`],
    ['renderer/study/passages.ts', `import { commands } from '#renderer/keys/commands';`],
    ['renderer/notes/list/note-rows.vue', `<script>\nimport '../../highlights/hit-test';\n</script>`],
    ['renderer/search/search-box.vue', `<script>\nimport '../names/names-pane.vue';\n</script>`],
    ['renderer/print/print-host.vue', `<script>\nimport { dialogs } from '../features';\n</script>`],
    ['renderer/layout/split-layout.vue', `<script>\nimport { keys } from '../keys/keys';\n</script>`],
    ['renderer/keys/keys.ts', `import App from '../app.vue';`],
  ])('finds the forbidden import in %s: %s', (file, source) => {
    expect(violations(file, source)).toHaveLength(1);
  });

  it.each([
    ['core/text/tei.ts', `import { hash } from './hash';\nimport { parse } from '@rgrove/parse-xml';`],
    [
      'electron/preload/index.ts',
      `import { names } from './names';\nimport { contextBridge } from 'electron';`,
    ],
    ['renderer/notes/list/note-rows.vue', `<script>\nimport '../../stores/text';\n</script>`],
    ['renderer/study/names.ts', `import { lines } from './lines';`],
    ['web/main.ts', `import { createServer } from 'node:http';\nconst conf = await import('conf');`],
    [
      'renderer/App.vue',
      `<script setup lang="ts">\nimport { ref } from 'vue';\nimport './app.css';\n</script>`,
    ],
  ])('lets the allowed imports of %s be: %s', (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
