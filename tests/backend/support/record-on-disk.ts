import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RecordStatus } from '#contract/commands';
import { textId, type DataFolder, type OpenBackend } from './data-folder';

export const document = `records/${textId}.json`;

export const status = async (open: OpenBackend): Promise<RecordStatus> =>
  (await open.ask('app.boot', { textId: null })).record;

export const editFile = (
  dataFolder: DataFolder,
  name: string,
  change: (bytes: Buffer) => Buffer | string,
): void => writeFileSync(dataFolder.path(name), change(readFileSync(dataFolder.path(name))));

/** Changes one bit of the last occurrence of some words, as a failing disk would. */
export const flip = (words: string) => (bytes: Buffer) => {
  const at = bytes.lastIndexOf(words);
  if (at === -1) throw new Error(`${words} is not there`);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};

/** A record that has been compacted twice: a document, a snapshot, and a segment that the snapshot lacks. */
export const compactedRecord = async (
  dataFolder: DataFolder,
  first: string,
  ...others: readonly string[]
): Promise<{ id: string }> => {
  const open = dataFolder.open();
  const { id } = await open.create({ note: first });
  for (const note of others) await open.create({ note });
  open.backend.close();
  const again = dataFolder.open();
  await again.create({ note: 'latest' });
  again.backend.close();
  expect([...open.reported, ...again.reported]).toEqual([]);
  return { id };
};
