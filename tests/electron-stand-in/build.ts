import { join, resolve } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const root = resolve(here, '../..');

/**
 * Bundles the child's side for Node and gives the folder. Each worker of a test runner builds its own, by
 * `name`, in a fraction of a second, so that it does not overwrite files that another worker's processes run.
 */
export const buildStandIn = async (name: string): Promise<string> => {
  const outDir = join(root, 'out/test', `electron-stand-in-${name}`);
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          electron: join(here, 'module/index.ts'),
          hooks: join(here, 'process/hooks.ts'),
          register: join(here, 'process/register.ts'),
          run: join(here, 'process/run.ts'),
        },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return outDir;
};
