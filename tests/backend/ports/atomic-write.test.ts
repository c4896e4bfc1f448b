import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '#backend/ports/atomic-write';
import { buildProgram, type BuiltProgram } from '../support/build-program';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-save-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeAtomically', () => {
  it('replaces a file and leaves nothing beside it', async () => {
    const path = join(folder, 'notes.md');
    writeFileSync(path, 'what was there before');
    await writeAtomically(path, 'Straße 🙂');
    expect(readFileSync(path, 'utf8')).toBe('Straße 🙂');
    expect(readdirSync(folder)).toEqual(['notes.md']);
  });

  it('leaves what was there, and nothing else, when it fails', async () => {
    const path = join(folder, 'a-folder');
    mkdirSync(path);
    writeFileSync(join(path, 'kept'), 'kept');
    await expect(writeAtomically(path, 'words')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a-folder']);
    expect(readFileSync(join(path, 'kept'), 'utf8')).toBe('kept');
  });

  it('takes a name as long as the file system allows', async () => {
    const path = join(folder, `${'n'.repeat(252)}.md`);
    await writeAtomically(path, 'words');
    expect(readFileSync(path, 'utf8')).toBe('words');
  });

  it('writes through a symbolic link, also one that leads nowhere yet', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    const [link, target] = [join(folder, 'link.md'), join(folder, 'elsewhere', 'notes.md')];
    symlinkSync(join('elsewhere', 'notes.md'), link);
    for (const words of ['one', 'two']) {
      await writeAtomically(link, words);
      expect(readFileSync(target, 'utf8')).toBe(words);
    }
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'link.md']);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['notes.md']);
  });

  it('keeps the mode of a file that is there', async () => {
    const path = join(folder, 'notes.md');
    writeFileSync(path, 'private');
    for (const mode of [0o600, 0o664, 0o755]) {
      chmodSync(path, mode);
      await writeAtomically(path, 'still private');
      expect(statSync(path).mode & 0o7777).toBe(mode);
    }
  });

  it.each(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM'])(
    'is no failure where the folder cannot be flushed (%s)',
    async (code) => {
      const path = join(folder, 'notes.md');
      const flush = () => Promise.reject(Object.assign(new Error(code), { code }));
      await writeAtomically(path, 'words', flush);
      expect(readFileSync(path, 'utf8')).toBe('words');
    },
  );

  it('is a failure where flushing the folder fails', async () => {
    const flush = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await expect(writeAtomically(join(folder, 'notes.md'), 'words', flush)).rejects.toThrow('EIO');
  });
});

// Permissions do not bind root, so a process of another user saves.
describe.skipIf(process.platform === 'win32')('a person who may not make files in a folder', () => {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  let program: BuiltProgram;
  beforeAll(async () => {
    program = await buildProgram('save-file');
    chmodSync(dirname(program.path), 0o755);
  });
  afterAll(() => program.remove());
  const save = (path: string, words: string): string =>
    spawnSync(process.execPath, [program.path, path, words], { ...nobody, cwd: '/', encoding: 'utf8' })
      .stdout;

  it('can save a file there that may be written, and no other', () => {
    const [mine, theirs] = [join(folder, 'mine.md'), join(folder, 'theirs.md')];
    for (const [path, mode] of [
      [mine, 0o666],
      [theirs, 0o444],
    ] as const) {
      writeFileSync(path, 'a longer text that was there before');
      chmodSync(path, mode);
    }
    chmodSync(folder, 0o555);
    try {
      expect(save(mine, 'Straße')).toBe('saved\n');
      expect(save(theirs, 'words')).toBe('EACCES\n');
      expect(save(join(folder, 'new.md'), 'words')).toBe('EACCES\n');
    } finally {
      chmodSync(folder, 0o755);
    }
    expect(readFileSync(mine, 'utf8')).toBe('Straße');
    expect(readFileSync(theirs, 'utf8')).toContain('before');
    expect(readdirSync(folder).sort()).toEqual(['mine.md', 'theirs.md']);
  });
});
