import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotAFileError, readRegularFile } from '#backend/ports/read-regular-file';
import { nodeFiles } from '#backend/ports/node-files';
import { noFiles } from '../../support/no-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reads a file whole, its beginning, and through a symbolic link', () => {
  const path = join(folder, 'file');
  writeFileSync(path, 'one two');
  expect(readRegularFile(path).toString()).toBe('one two');
  expect(readRegularFile(path, 3).toString()).toBe('one');
  expect(readRegularFile(path, 100).toString()).toBe('one two');
  if (process.platform === 'win32') return;
  symlinkSync(path, join(folder, 'link'));
  expect(readRegularFile(join(folder, 'link')).toString()).toBe('one two');
});

it('throws the error of the system for a missing file, and says that a folder is no file', () => {
  expect(() => readRegularFile(join(folder, 'none'))).toThrow('ENOENT');
  expect(() => readRegularFile(folder)).toThrow(`${folder} is no file.`);
});

it.each(noFiles)('refuses %s at once', (_, make) => {
  const path = join(folder, 'odd');
  make(path);
  const reads = [
    readRegularFile,
    (odd: string) => nodeFiles.read(odd),
    (odd: string) => nodeFiles.readStart(odd, 4),
  ];
  for (const read of reads) {
    expect(() => read(path)).toThrow(NotAFileError);
    expect(() => read(path)).toThrow(`${path} is no file.`);
  }
});
