import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the data folder that hold these words, by their paths in it; Chromium's own are left out. */
export const filesHolding = (dataDir: string, words: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'utf8').includes(words))
    .map((path) => path.slice(dataDir.length + 1))
    .filter((path) => !path.startsWith('chromium'))
    .sort();
