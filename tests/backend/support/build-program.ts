import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface BuiltProgram {
  /** A JavaScript file for Node. */
  readonly path: string;
  remove(): void;
}

/** Bundles a program of the folder `programs`, so that a test can run it as a separate process. */
export const buildProgram = async (name: string): Promise<BuiltProgram> => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-program-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'programs', `${name}.ts`),
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  return {
    path: join(folder, `${name}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
