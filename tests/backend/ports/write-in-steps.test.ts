import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeInSteps, type Content } from '#backend/ports/atomic-write';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-save-'));
  path = join(folder, 'backup.json');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const chunks = Array.from({ length: 20 }, (_, number) => Buffer.from(`${number} Straße 🙂 `.repeat(5000)));
const whole = Buffer.concat(chunks);
const content: Content = { bytes: whole.length, chunks: () => chunks };
const write = async (what = content): Promise<number[]> => {
  const shares = [];
  for await (const share of writeInSteps(path, what)) shares.push(share);
  return shares;
};
/** The methods that all open files share. */
const fileMethods = async (): Promise<FileHandle> => {
  const file = await open(folder, 'r');
  await file.close();
  return Object.getPrototypeOf(file) as FileHandle; // the class is not exported
};

it('writes all chunks, says how far it is, and leaves nothing beside the file', async () => {
  const shares = await write();
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(readdirSync(folder)).toEqual(['backup.json']);
  expect(shares.length).toBeGreaterThan(chunks.length);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBe(1);
});

describe.each([null, 'an older backup'])('where there is %o', (older) => {
  beforeEach(() => {
    if (older !== null) writeFileSync(path, older);
  });
  const expectUntouched = (): void => {
    expect(readdirSync(folder)).toEqual(older === null ? [] : ['backup.json']);
    if (older !== null) expect(readFileSync(path, 'utf8')).toBe(older);
  };

  it('a full disk leaves no half file', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const methods = await fileMethods();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it gets its `this` below
    const really = methods.write as (...given: unknown[]) => Promise<unknown>; // one of its overloads
    let left = 5;
    vi.spyOn(methods, 'write').mockImplementation(function (this: FileHandle, ...given: unknown[]) {
      left -= 1;
      return (left < 0 ? Promise.reject(full) : really.apply(this, given)) as never; // as above
    });
    await expect(write()).rejects.toThrow(full);
    expectUntouched();
  });

  it('a file that reads back otherwise than it was written is refused', async () => {
    const methods = await fileMethods();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it gets its `this` below
    const really = methods.read as (...given: unknown[]) => Promise<unknown>; // one of its overloads
    vi.spyOn(methods, 'read').mockImplementation(async function (this: FileHandle, ...given: unknown[]) {
      const answer = await really.apply(this, given);
      const [buffer] = given as [Buffer]; // as atomic-write.ts calls it
      buffer.writeUInt8(buffer.readUInt8(7) ^ 1, 7);
      return answer as never; // as above
    });
    await expect(write()).rejects.toThrow('not whole');
    expectUntouched();
  });

  it('a file of another length than was said is refused', async () => {
    await expect(write({ ...content, bytes: whole.length + 1 })).rejects.toThrow('not whole');
    expectUntouched();
  });

  it('an end in the middle leaves nothing', async () => {
    const steps = writeInSteps(path, content);
    await steps.next();
    expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(true);
    await expect(steps.throw(new Error('cancelled'))).rejects.toThrow('cancelled');
    expectUntouched();
  });
});
