import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '#electron/atomic-write';

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
});
