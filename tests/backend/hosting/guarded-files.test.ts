import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardFiles } from '#backend/hosting/guarded-files';
import { nodeFiles } from '#backend/ports/node-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-guarded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('once another program has taken the folder over, nothing is written, and all can be read', () => {
  let isHeld = true;
  const files = guardFiles(nodeFiles, () => isHeld);
  const path = (name: string): string => join(folder, name);
  const file = files.openAppend(path('one'));
  file.append(Buffer.from('words'));
  isHeld = false;
  for (const write of [
    () => file.append(Buffer.from('more')),
    () => files.openAppend(path('two')),
    () => files.makeFolder(path('three')),
    () => files.rename(path('one'), path('four')),
    () => files.link(path('one'), path('five')),
    () => files.remove(path('one')),
  ])
    expect(write).toThrow(expect.objectContaining({ code: 'read-only' }) as Error);
  file.close();
  expect(files.read(path('one'))?.toString()).toBe('words');
  expect(readdirSync(folder)).toEqual(['one']);
});
