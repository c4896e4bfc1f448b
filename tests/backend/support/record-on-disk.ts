import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RecordStatus } from '#contract/commands';
import { textId, type Desk, type OpenBackend } from './desk';

export const document = `records/${textId}.json`;

export const status = async (open: OpenBackend): Promise<RecordStatus> =>
  (await open.ask('app.boot', { textId: null })).record;

export const editFile = (desk: Desk, name: string, change: (bytes: Buffer) => Buffer | string): void =>
  writeFileSync(desk.path(name), change(readFileSync(desk.path(name))));

/** Changes one letter of some words, as a failing disk would. */
export const flip = (words: string) => (bytes: Buffer) => {
  const at = bytes.lastIndexOf(words);
  if (at === -1) throw new Error(`${words} is not there`);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};

/** A record that has been folded twice: a document, a snapshot and a segment that the snapshot lacks. */
export const foldedRecord = async (
  desk: Desk,
  first: string,
  ...others: readonly string[]
): Promise<{ id: string }> => {
  const open = desk.open();
  const { id } = await open.create({ note: first });
  for (const note of others) await open.create({ note });
  open.backend.close();
  const again = desk.open();
  await again.create({ note: 'latest' });
  again.backend.close();
  expect([...open.reported, ...again.reported]).toEqual([]);
  return { id };
};
