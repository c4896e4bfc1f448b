import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFolder, type FolderFile } from '#backend/ports/write-folder';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'lectern-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const file = (name: string): FolderFile => ({ name, bytes: Buffer.from(`the words of ${name}`) });
const files = ['One.md', 'Два.md', '三.md'].map(file);

const shares = async (work: AsyncGenerator<number, string, void>): Promise<[number[], string]> => {
  const seen: number[] = [];
  for (;;) {
    const step = await work.next();
    if (step.done === true) return [seen, step.value];
    seen.push(step.value);
  }
};

it('writes every file, and says how far it is', async () => {
  const [seen, path] = await shares(writeFolder(parent, 'notes', files));
  expect(seen).toEqual([1 / 3, 2 / 3, 1]);
  expect(path).toBe(join(parent, 'notes'));
  for (const { name, bytes } of files) expect(readFileSync(join(path, name))).toEqual(bytes);
  expect(readdirSync(path)).toHaveLength(3);
});

it('leaves a folder or a file of that name alone, and takes a number', async () => {
  mkdirSync(join(parent, 'notes'));
  const [, second] = await shares(writeFolder(parent, 'notes', files));
  const [, third] = await shares(writeFolder(parent, 'notes', files));
  expect([second, third]).toEqual([join(parent, 'notes 2'), join(parent, 'notes 3')]);
  expect(readdirSync(join(parent, 'notes'))).toEqual([]);
});

it.each([
  ['is cancelled', files],
  ['has two files of one name', [...files, file('One.md')]],
  ['has a name that the system refuses', [...files, file('a\0b')]],
])('leaves nothing where it %s', async (how, some) => {
  const work = writeFolder(parent, 'notes', some);
  await work.next();
  const end = how === 'is cancelled' ? work.throw(new Error('enough')) : shares(work);
  await expect(end).rejects.toThrow();
  expect(readdirSync(parent)).toEqual([]);
});
