import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from '../support/data-folder';
import { faultyDisk, systemError, type FaultyDisk, type Fate, type Step } from '../support/faulty-files';
import { memoryDisk, type MemoryDisk, type Survival } from '../support/memory-disk';

// Interrupts what the record does to the disk at every step, cuts every write short, and refuses every call.

let dataFolder: DataFolder;
beforeAll(() => {
  dataFolder = makeDataFolder();
});
afterAll(() => dataFolder.remove());

interface Run {
  readonly memory: MemoryDisk;
  readonly disk: FaultyDisk;
  readonly open: OpenBackend;
}

const start = (memory: MemoryDisk): Run => {
  const disk = faultyDisk(memory.files, memory.documents, (path, size) => memory.truncate(path, size));
  const { files, documents } = disk;
  return { memory, disk, open: dataFolder.open({ files, documents }) };
};
const create = async ({ open }: Run, note: string): Promise<boolean> =>
  (await open.invoke('annotations.create', { textId, annotation: { ...newAnnotation(), note } })).ok;
const end = ({ open }: Run): void => open.backend.close();
const find = async ({ open }: Run) => ({
  notes: await open.notes(),
  damaged: (await open.ask('app.boot', { textId })).record.damaged,
});

/**
 * Something that the program does. Whatever happens to the disk, the notes in `acknowledged` must be found
 * afterwards.
 */
interface Scene {
  readonly name: string;
  readonly acknowledged: readonly string[];
  /** Runs up to the moment from which the disk fails. */
  prepare(): Promise<Run>;
  /** Gives whether a change was acknowledged; null: none was asked for. */
  act(run: Run): Promise<boolean | null>;
  /** Whether the scene begins with damage, which the program reports. A failing disk alone is no damage. */
  readonly damaged?: true;
}

const afterRuns = async (...runs: readonly (readonly string[])[]): Promise<MemoryDisk> => {
  const memory = memoryDisk(dataFolder.dataDir);
  for (const notes of runs) {
    const run = start(memory);
    for (const note of notes) await create(run, note);
    end(run);
  }
  return memory;
};
const opened = async (memory: MemoryDisk, ...notes: readonly string[]): Promise<Run> => {
  const run = start(memory);
  await run.open.notes();
  for (const note of notes) await create(run, note);
  return run;
};
const compact = (run: Run): Promise<null> => Promise.resolve(end(run)).then(() => null);

const scenes: readonly Scene[] = [
  {
    name: 'the first change of all',
    acknowledged: [],
    prepare: () => opened(memoryDisk(dataFolder.dataDir)),
    act: (run) => create(run, 'new'),
  },
  {
    name: 'a later change',
    acknowledged: ['one'],
    prepare: () => opened(memoryDisk(dataFolder.dataDir), 'one'),
    act: (run) => create(run, 'new'),
  },
  {
    name: 'the first change after a compaction',
    acknowledged: ['one', 'two'],
    prepare: async () => opened(await afterRuns(['one'], ['two'])),
    act: (run) => create(run, 'new'),
  },
  {
    name: 'the first compaction',
    acknowledged: ['one'],
    prepare: () => opened(memoryDisk(dataFolder.dataDir), 'one'),
    act: compact,
  },
  {
    name: 'a later compaction',
    acknowledged: ['one', 'three', 'two'],
    prepare: async () => opened(await afterRuns(['one'], ['two']), 'three'),
    act: compact,
  },
  {
    name: 'a start with a damaged document',
    acknowledged: ['one', 'three', 'two'],
    async prepare() {
      const memory = await afterRuns(['one'], ['two'], ['three']);
      memory.truncate(memory.documents.path(`records/${textId}`), 300);
      return start(memory);
    },
    act: ({ open }) => open.notes().then(() => null),
    damaged: true,
  },
];

const refusals = ['ENOSPC', 'EIO', 'EROFS', 'EACCES'];
const everySurvival: readonly Survival[] = [true, false].flatMap((names) =>
  [true, false].map((contents) => ({ names, contents })),
);

/** What a person finds afterwards; one word in the table. */
interface Outcome {
  readonly acknowledged: boolean | null;
  readonly isNewThere: boolean;
}

/**
 * Plays the scene with this fate of its steps (counted from 0), and starts again for each way in which the
 * disk may survive.
 */
const play = async (scene: Scene, fate: (relative: number) => Error | number | null): Promise<Outcome[]> => {
  const run = await scene.prepare();
  const before = run.disk.steps.length;
  const met: Fate = (_, count) => fate(count - before - 1);
  run.disk.suffer(met);
  const acknowledged = await scene.act(run);
  const outcomes: Outcome[] = [];
  for (const survival of everySurvival) {
    const again = start(run.memory.afterPowerCut(survival));
    const { notes, damaged } = await find(again);
    const isNewThere = notes.includes('new');
    expect(notes.filter((note) => note !== 'new')).toEqual(scene.acknowledged);
    if (acknowledged === true) expect(isNewThere).toBe(true);
    // The program goes on from there: what is written and compacted next is there at the next start.
    expect(await create(again, 'next')).toBe(true);
    end(again);
    const last = await find(start(again.memory.afterPowerCut({ names: false, contents: false })));
    expect(last.notes.filter((note) => note !== 'new')).toEqual([...scene.acknowledged, 'next'].sort());
    expect(last.notes.includes('new')).toBe(isNewThere);
    if (scene.damaged !== true) expect(damaged).toBe(false);
    outcomes.push({ acknowledged, isNewThere });
  }
  return outcomes;
};

const stepsOf = async (scene: Scene): Promise<readonly Step[]> => {
  const run = await scene.prepare();
  const before = run.disk.steps.length;
  await scene.act(run);
  return run.disk.steps.slice(before);
};

const inWords = (outcomes: readonly Outcome[]): string => {
  if (outcomes.some(({ acknowledged }) => acknowledged === null)) return 'everything';
  if (outcomes.every(({ acknowledged }) => acknowledged)) return 'the change';
  const found = new Set(outcomes.map(({ isNewThere }) => isNewThere));
  if (found.size === 2) return 'perhaps the change, which failed';
  return found.has(true) ? 'the change, although it failed' : 'no change: it failed';
};

const merged = (cells: readonly string[]): string => {
  const different = [...new Set(cells)];
  return different.length === 1 ? (different[0] ?? '') : different.sort().join(' or ');
};

interface Row {
  readonly scene: string;
  readonly step: string;
  readonly cells: readonly string[];
}

const rowsOf = async (scene: Scene): Promise<Row[]> => {
  const steps = await stepsOf(scene);
  const rows: Row[] = [];
  for (const [index, step] of steps.entries()) {
    const cell = async (fates: readonly ((relative: number) => Error | number | null)[]) =>
      merged(await Promise.all(fates.map(async (fate) => inWords(await play(scene, fate)))));
    const isWrite = step === 'append' || step === 'write document';
    rows.push({
      scene: scene.name,
      step: `${index + 1}. ${step}`,
      cells: [
        await cell([(at) => (at >= index ? systemError('ESTOPPED') : null)]),
        isWrite ? await cell([0, 1, 40, 150].map((size) => (at) => (at === index ? size : null))) : '',
        await cell(refusals.map((code) => (at) => (at === index ? systemError(code) : null))),
        await cell(refusals.map((code) => (at) => (at >= index ? systemError(code) : null))),
      ],
    });
  }
  return rows;
};

const heading = [
  'while it makes',
  'step',
  'power cut before it',
  'written short',
  'refused once',
  'refused from then on',
];
const table = (rows: readonly Row[]): string =>
  [heading, heading.map(() => '---'), ...rows.map(({ scene, step, cells }) => [scene, step, ...cells])]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const docs = 'docs/durability.md';
const [opening, closing] = ['<!-- every step -->', '<!-- /every step -->'];
const squeezed = (markdown: string): string =>
  markdown
    .replaceAll(/-{2,}/g, '---')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();

describe('after every step that is interrupted, cut short or refused', () => {
  it('a start finds every acknowledged change, and the table of docs/durability.md says what else', async () => {
    const rows: Row[] = [];
    for (const scene of scenes) rows.push(...(await rowsOf(scene)));
    expect(rows.length).toBeGreaterThan(20);
    const [before = '', rest = ''] = readFileSync(docs, 'utf8').split(opening);
    const [written = '', after = ''] = rest.split(closing);
    if (process.env['LECTERN_WRITE_TABLE'] === '1') {
      writeFileSync(docs, `${before}${opening}\n\n${table(rows)}\n\n${closing}${after}`);
    } else expect(squeezed(written)).toBe(squeezed(table(rows)));
  }, 60_000);
});
