import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderSentence } from '#backend/hosting/folder-problem';
import { acquireLock, DataFolderError, lockFilesIn } from '#backend/hosting/lock';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-folder-problem-'));
  file = join(folder, 'a-file');
  writeFileSync(file, 'words of somebody');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a person reads when a shell starts on this data folder and on lock files that it takes over. */
const sentenceFor = (dataDir: string): string => {
  try {
    acquireLock(dataDir, 'web', lockFilesIn(dataDir));
  } catch (error) {
    if (error instanceof DataFolderError) return folderSentence(error);
    throw error;
  }
  return 'It is held.';
};

it('a file in the place of the data folder is named, with what can be done', () => {
  expect(sentenceFor(file)).toMatch(
    /^The data folder \S+a-file cannot be written, because it is not a folder but a file \([A-Z]+\); nothing was changed: move or rename that file, or choose another folder with --data-dir\.$/,
  );
});

it('so is a file in the place of a folder above it', () => {
  expect(sentenceFor(join(file, 'below', 'data'))).toContain(
    `because ${file} is not a folder but a file (ENOTDIR); nothing was changed: move or rename that file,`,
  );
});
