import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { normalizePath, runnerImport, type Plugin } from 'vite';
import type * as buildLibrary from './scripts/build-library';
import type * as fonts from './scripts/font-preloads';
import type * as licenceCollector from './scripts/licences';

const at = (path: string) => resolve(import.meta.dirname, path);

// Through Vite's module runner, which follows the project's `#…` imports; the loader of this file does not.
const { module: builder } = await runnerImport<typeof buildLibrary>(at('scripts/build-library.ts'));
const { module: collector } = await runnerImport<typeof licenceCollector>(at('scripts/licences.ts'));
const { module: preloads } = await runnerImport<typeof fonts>(at('scripts/font-preloads.ts'));

// What the interface does not use of its frameworks stays out of the bundle.
const leaner = {
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
  __VUE_I18N_LEGACY_API__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
};

// The licences of all that is bundled go into the package with it. electron-vite builds main, preload and renderer in
// this order.
const licences = collector.createLicencePlugins({ root: at('.'), texts: at('resources/texts') });

// The lowest that each part runs on. Left to itself, electron-vite builds for Electron alone.
const targets = {
  /** The web shell runs in the reader's own Node (`engines` in package.json). */
  main: 'node20.19',
  /**
   * The web shell shows the page in the reader's own browser: the first of each with the CSS Custom Highlight API
   * and `light-dark()`. All of these know this language.
   */
  renderer: 'es2023',
  styles: ['chrome123', 'firefox140', 'safari17.5'],
};

/** What a thread runs; an entry of its own. */
const threadScript = 'backend/tasks/worker.ts';

/** What both shells need from the beginning: modules of our own, and the package that parses what comes in. */
const sharedPart = (id: string): boolean =>
  id !== normalizePath(at(threadScript)) &&
  ['backend', 'contract', 'core', 'node_modules/valibot'].some((folder) =>
    id.startsWith(normalizePath(at(folder))),
  );

/** The icon of the window, beside the main process. */
const iconPlugin: Plugin = {
  name: 'lectern-icon',
  generateBundle() {
    const source = readFileSync(at('resources/packaging/icons/256x256.png'));
    this.emitFile({ type: 'asset', fileName: 'icon.png', source });
  },
};

// Everything is bundled, so the packaged program needs no node_modules; only `electron` itself stays outside.
export default defineConfig({
  main: {
    plugins: [builder.libraryPlugin({ texts: at('resources/texts') }), iconPlugin, licences.collect()],
    build: {
      outDir: 'out/main',
      target: targets.main,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('electron/main.ts'),
          web: at('web/main.ts'),
          worker: at(threadScript),
        },
        // The last two are faster parts of `ws` that it does without.
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        // What only the web shell loads lies apart, so that the desktop package can leave it out.
        output: {
          format: 'es',
          // What the shells share from the beginning is one file: each costs time at the start.
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: sharedPart }] },
          chunkFileNames: ({ moduleIds }) =>
            moduleIds.some((id) => id.includes('/node_modules/ws/'))
              ? 'web/[name]-[hash].js'
              : 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    plugins: [licences.collect()],
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
    plugins: [vue(), preloads.fontPreloads(), licences.collect(), licences.write()],
    define: leaner,
    build: {
      outDir: at('out/renderer'),
      target: targets.renderer,
      cssTarget: targets.styles,
      emptyOutDir: true,
      minify: 'oxc',
      // One style sheet: what loads later may find the program gone that would serve another.
      cssCodeSplit: false,
      rollupOptions: {
        input: { index: at('renderer/index.html') },
        // One script before the first paint: each file costs a way through the program.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
