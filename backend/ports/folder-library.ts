import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibrarySource } from './library-source';

/**
 * The library in a folder that scripts/build-library.ts wrote: `library.json`, `<id>/text.json`,
 * `<id>/index.json`.
 */
export const createFolderLibrary = (folder: string): LibrarySource => {
  let ids: readonly string[] | null = null;
  return {
    list: () => (ids ??= readIds(join(folder, 'library.json'))),
    readText: (id) => readFileSync(join(folder, id, 'text.json'), 'utf8'),
    readIndex: (id) => readFileSync(join(folder, id, 'index.json'), 'utf8'),
  };
};

const readIds = (path: string): readonly string[] => {
  const ids: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    throw new Error(`${path} is not a list of text ids.`);
  }
  return ids;
};
