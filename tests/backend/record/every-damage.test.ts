import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { makeDataFolder, textId, type DataFolder, type OpenBackend } from '../support/data-folder';
import { memoryDisk, type MemoryDisk } from '../support/memory-disk';

// Damages every file of the record in every way. The disk is in memory, because there are thousands of
// starts.

let dataFolder: DataFolder;
let good: MemoryDisk;
const document = `records/${textId}.json`;
const snapshot = (disk: MemoryDisk): string => only(disk, 'snapshots/');
const only = (disk: MemoryDisk, folder: string): string => {
  const names = [...disk.all().keys()].filter((name) => name.startsWith(folder)).sort();
  const last = names.at(-1);
  if (last === undefined) throw new Error(`${folder} is empty`);
  return last;
};
const journal = (disk: MemoryDisk): string => only(disk, 'journal/');

const compacted = ['one', 'three', 'two'];
const start = ({ files, documents }: MemoryDisk): OpenBackend => dataFolder.open({ files, documents });
const copyOf = (disk: MemoryDisk): MemoryDisk => disk.afterPowerCut({ names: true, contents: true });
const bytesOf = (disk: MemoryDisk, name: string): Buffer => disk.all().get(name) ?? Buffer.alloc(0);

beforeAll(async () => {
  dataFolder = makeDataFolder();
  good = memoryDisk(dataFolder.dataDir);
  for (const note of ['one', 'two', 'three']) {
    const open = start(good);
    await open.create({ note });
    open.backend.close();
  }
});
afterAll(() => dataFolder.remove());

interface Found {
  readonly disk: MemoryDisk;
  readonly notes: readonly string[] | 'newer-format';
  readonly damaged: boolean;
}

/** What a start finds when this file holds these bytes; null: a folder is in its place. */
const findWith = async (from: MemoryDisk, name: string, bytes: Buffer | null): Promise<Found> => {
  const disk = copyOf(from);
  disk.put(join(dataFolder.dataDir, name), bytes);
  const open = start(disk);
  const boot = await open.invoke('app.boot', { textId });
  if (!boot.ok) {
    expect(boot.error.code).toBe('newer-format');
    return { disk, notes: 'newer-format', damaged: false };
  }
  return { disk, notes: await open.notes(), damaged: boot.value.record.damaged };
};
/** Whether any file still holds these bytes. */
const isKept = (disk: MemoryDisk, bytes: Buffer): boolean =>
  [...disk.all().values()].some((file) => file.equals(bytes));

/** Changes one bit of each byte, and cuts the file at every length. */
const flips = (bytes: Buffer): Buffer[] =>
  Array.from(bytes, (byte, at) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(byte ^ (1 << (at % 8)), at);
    return changed;
  });
const cuts = (bytes: Buffer): Buffer[] => Array.from(bytes, (_, length) => bytes.subarray(0, length));

const linesOf = (bytes: Buffer): string[] => bytes.toString().split('\n');
const doubled = (bytes: Buffer): Buffer[] => {
  const lines = linesOf(bytes);
  return lines.map((line, at) => Buffer.from(lines.toSpliced(at, 0, line).join('\n')));
};
const exchanged = (bytes: Buffer): Buffer[] => {
  const lines = linesOf(bytes);
  return lines
    .slice(1)
    .map((line, at) => Buffer.from(lines.toSpliced(at, 2, line, lines[at] ?? '').join('\n')));
};
const replaced = (bytes: Buffer): (Buffer | null)[] => [
  Buffer.alloc(0),
  Buffer.alloc(bytes.length),
  Buffer.from('{"theme":"dark"}\n'),
  Buffer.from('[]'),
  null,
];

const damages: readonly [string, (bytes: Buffer) => readonly (Buffer | null)[]][] = [
  ['cut at every byte', cuts],
  ['with any byte changed', flips],
  ['empty, zeros, other JSON, a folder', replaced],
  ['with any line doubled', doubled],
  ['with any two lines exchanged', exchanged],
];

describe.each([
  ['the document', () => document],
  ['the newest snapshot', () => snapshot(good)],
  ['the newest segment of the journal', () => journal(good)],
])('%s', (_, nameOf) => {
  it.each(damages)(
    '%s loses nothing that was compacted, and is not overwritten',
    async (_how, damage) => {
      const name = nameOf();
      for (const bytes of damage(bytesOf(good, name))) {
        const { disk, notes } = await findWith(good, name, bytes);
        expect(notes).toEqual(compacted);
        // A segment that lacks its end looks like one that was never written further.
        const isCutShort = name.startsWith('journal/') && bytesOf(good, name).indexOf(bytes ?? '?') === 0;
        if (bytes !== null && bytes.length > 0 && !isCutShort) expect(isKept(disk, bytes)).toBe(true);
        // What is found is on disk again.
        expect(await start(disk).notes()).toEqual(compacted);
      }
    },
    60_000,
  );

  it('of a later version is refused, and nothing is written', async () => {
    const name = nameOf();
    const bytes = bytesOf(good, name)
      .toString()
      .replace(
        /\["[0-9a-f]{8}",(\{"(?:textId|format)".*?"version":)1(.*)\](,?)$/m,
        (__, before: string, after: string, comma: string) =>
          `${checksummedLine(`${before}2${after}`)}${comma}`,
      );
    const from = copyOf(good);
    if (name === snapshot(good)) from.files.remove(join(dataFolder.dataDir, document)); // else nobody looks at it
    from.put(join(dataFolder.dataDir, name), Buffer.from(bytes));
    const before = from.all();
    const { disk, notes } = await findWith(from, name, Buffer.from(bytes));
    expect(notes).toBe('newer-format');
    expect(disk.all()).toEqual(before);
  });
});

describe('the journal, when it alone holds what was written last', () => {
  let written: MemoryDisk;
  const latest = ['four', 'five', 'six'];
  beforeAll(async () => {
    written = copyOf(good);
    const open = start(written);
    for (const note of latest) await open.create({ note });
  });

  it.each(damages)(
    '%s, loses only the damaged lines, and changes no letter',
    async (how, damage) => {
      const name = journal(written);
      const bytes = bytesOf(written, name);
      for (const changed of damage(bytes)) {
        const { notes, disk, damaged } = await findWith(written, name, changed);
        expect([...compacted, ...latest]).toEqual(expect.arrayContaining([...notes]));
        expect(notes).toEqual(expect.arrayContaining(compacted));
        const there = latest.filter((note) => notes.includes(note));
        if (how === 'with any line doubled') expect(there).toEqual(latest);
        if (how === 'with any two lines exchanged') expect(there).toEqual(latest);
        if (how === 'with any byte changed') expect(there.length).toBeGreaterThanOrEqual(1); // a lost line feed costs two lines
        const isCutShort = bytes.indexOf(changed ?? '?') === 0;
        if (there.length < latest.length && !isCutShort) expect(damaged).toBe(true);
        if (how === 'cut at every byte') {
          const whole = latest.filter((note) => {
            const line = linesOf(bytes).find((one) => one.includes(`"note":"${note}"`)) ?? '';
            return changed?.includes(line);
          });
          expect(there).toEqual(whole);
        }
        expect(await start(disk).notes()).toEqual(notes);
      }
    },
    60_000,
  );
});
