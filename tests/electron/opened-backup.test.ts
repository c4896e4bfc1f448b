import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOfFile, readBackup } from '#electron/opened-backup';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'lectern-opened-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pathOfFile', () => {
  it('gives the path of a file that a start names', () => {
    const path = join(folder, 'a b é.lectern-backup');
    expect(pathOfFile(path, '/elsewhere')).toBe(path);
    expect(pathOfFile('a b é.lectern-backup', folder)).toBe(path);
    expect(pathOfFile(pathToFileURL(path).href, '/elsewhere')).toBe(path);
  });

  it('follows no address of another computer, nor a broken one', () => {
    for (const address of [
      'file://example.org/a.lectern-backup',
      'file:////example.org/a.lectern-backup',
      'file:a.lectern-backup',
      'file:///a%2Fb.lectern-backup',
      'file:///%zz.lectern-backup',
    ])
      expect(pathOfFile(address, folder), address).toBeNull();
    const other = pathOfFile('https://example.org/a.lectern-backup', folder);
    expect(other, 'no address, but the name of a file').toBe(
      resolve(folder, 'https:/example.org/a.lectern-backup'),
    );
  });
});

const read = async (path: string): Promise<string> => {
  const pieces = [];
  for await (const piece of readBackup(path)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

describe('readBackup', () => {
  it('gives the bytes of a file in pieces', async () => {
    const path = join(folder, 'large');
    const words = 'é words '.repeat(300_000);
    writeFileSync(path, words);
    expect(await read(path)).toBe(words);
  });

  it('says of anything else that it cannot be read', async () => {
    mkdirSync(join(folder, 'folder'));
    for (const path of [join(folder, 'missing'), join(folder, 'folder'), 'a\0b'])
      await expect(read(path)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it.skipIf(process.platform === 'win32')(
    'does not wait at a pipe (Windows has none in folders)',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(read(pipe)).rejects.toMatchObject({ code: 'unreadable' });
    },
  );
});
