import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Conf from 'conf';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import {
  makeDataFolder,
  newAnnotation,
  textId,
  type DataFolder,
  type OpenBackend,
} from './support/data-folder';
import { faultyDisk, systemError, type FaultyDisk } from './support/faulty-files';

/** What a person does, and what befalls the program and its files. */
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      note: fc.string({ unit: 'binary', maxLength: 8 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('change' as const), which: fc.nat(), note: fc.string() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('out of the trash' as const),
      which: fc.array(fc.nat(), { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty the trash' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('revert' as const), which: fc.nat(), version: fc.nat() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('back to a snapshot' as const),
      which: fc.nat(),
      bringBack: fc.record({ missing: fc.boolean(), trashed: fc.boolean(), changed: fc.boolean() }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('end' as const, 'kill' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('cut the end off' as const), step: fc.nat({ max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('fail' as const), step: fc.nat({ max: 3 }), note: fc.string() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('damage' as const),
      folder: fc.constantFrom('records', 'snapshots', 'journal'),
      how: fc.constantFrom('flip' as const, 'cut' as const, 'remove' as const, 'zeros' as const),
      where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

/** Everything that a person can see of a record. */
const everything = async (open: OpenBackend) => {
  const { annotations } = await open.ask('annotations.list', { textId });
  const trash = await open.ask('trash.list', { textId });
  const ids = [...annotations, ...trash].map(({ id }) => id).sort();
  const versions = await Promise.all(
    ids.map(async (id) => [id, await open.ask('annotations.versions', { textId, id })] as const),
  );
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  return { annotations: annotations.toSorted(byId), trash: trash.toSorted(byId), versions };
};

/** The program as a person sees it, with what must be found: notes by id, live and in the trash. */
const createLife = (dataFolder: DataFolder) => {
  const acknowledged = new Map<string, string>();
  const trashed = new Map<string, string>();
  let disk: FaultyDisk;
  let open: OpenBackend;
  /**
   * Only one file is damaged until a change has been compacted: document, snapshot and journal together must
   * survive that.
   */
  let damaged = false;
  let changed = false;
  const start = (): void => {
    disk = faultyDisk(nodeFiles, createConfDocuments(Conf, dataFolder.dataDir));
    open = dataFolder.open(disk);
  };
  /** `happens` ends the program. The next run must show what it showed last. */
  const restart = async (happens: () => void): Promise<void> => {
    const before = await everything(open);
    happens();
    start();
    expect(await everything(open)).toEqual(before);
    await look();
  };
  const end = (): void => {
    open.backend.close();
    if (changed) damaged = false;
  };
  const look = async (): Promise<void> => {
    const { annotations } = await open.ask('annotations.list', { textId });
    expect(new Map(annotations.map(({ id, note }) => [id, note]))).toEqual(acknowledged);
    const trash = await open.ask('trash.list', { textId });
    expect(new Map(trash.map(({ id, annotation }) => [id, annotation.note]))).toEqual(trashed);
  };
  const follow = async (): Promise<void> => {
    const { annotations } = await open.ask('annotations.list', { textId });
    acknowledged.clear();
    for (const { id, note } of annotations) acknowledged.set(id, note);
    trashed.clear();
    for (const { id, annotation } of await open.ask('trash.list', { textId }))
      trashed.set(id, annotation.note);
  };
  const pick = (which: number, from = acknowledged): string | null =>
    [...from.keys()][which % (from.size || 1)] ?? null;
  start();

  const live = async (happens: Event): Promise<void> => {
    switch (happens.kind) {
      case 'write': {
        const { id } = await open.create({ note: happens.note });
        changed = true;
        acknowledged.set(id, happens.note);
        return;
      }
      case 'change': {
        const id = pick(happens.which);
        if (id === null) return;
        await open.ask('annotations.update', { textId, id, changes: { note: happens.note } });
        acknowledged.set(id, happens.note);
        return;
      }
      case 'delete': {
        const id = pick(happens.which);
        if (id === null) return;
        await open.ask('annotations.delete', { textId, id });
        trashed.set(id, acknowledged.get(id) ?? '');
        acknowledged.delete(id);
        return;
      }
      case 'undo':
      case 'redo':
        await open.ask(`history.${happens.kind}`, { textId });
        return follow();
      case 'out of the trash': {
        const ids = [...new Set(happens.which.map((which) => pick(which, trashed)))].filter(
          (id) => id !== null,
        );
        if (ids.length === 0) return;
        await open.ask('trash.restore', { textId, ids });
        for (const id of ids) {
          acknowledged.set(id, trashed.get(id) ?? '');
          trashed.delete(id);
        }
        return;
      }
      case 'empty the trash':
        expect(await open.ask('trash.empty', { textId })).toEqual({ removed: trashed.size });
        trashed.clear();
        return;
      case 'revert': {
        const id = pick(happens.which);
        const versions = id === null ? [] : await open.ask('annotations.versions', { textId, id });
        const version = versions[happens.version % (versions.length || 1)];
        if (id === null || version === undefined) return;
        await open.ask('annotations.revert', { textId, id, at: version.at });
        acknowledged.set(id, version.note);
        return;
      }
      case 'back to a snapshot': {
        const names = nodeFiles.list(dataFolder.path('snapshots'));
        const name = names[happens.which % (names.length || 1)];
        if (name === undefined) return;
        const { bringBack } = happens;
        const before = new Map(acknowledged);
        await open.ask('restore.apply', { source: { kind: 'snapshot', name }, bringBack });
        await follow();
        for (const [id, note] of before) {
          const versions = await open.ask('annotations.versions', { textId, id });
          const wordings = [acknowledged.get(id), ...versions.map((version) => version.note)];
          if (note !== '') expect(wordings, 'a restore takes no words away').toContain(note);
          expect(acknowledged.has(id)).toBe(true);
          if (!bringBack.changed) expect(acknowledged.get(id)).toBe(note);
        }
        return;
      }
      case 'end':
        return restart(end);
      case 'kill':
        return restart(() => undefined);
      case 'cut the end off': {
        const last = disk.steps.length + happens.step;
        return restart(() => {
          disk.suffer((_, count) => (count > last ? systemError('ESTOPPED') : null));
          open.backend.close();
        });
      }
      case 'fail': {
        const last = disk.steps.length + happens.step;
        disk.suffer((_, count) => (count > last ? systemError('ENOSPC') : null));
        const annotation = { ...newAnnotation(), id: randomUUID(), note: happens.note };
        const result = await open.invoke('annotations.create', { textId, annotation });
        if (result.ok) acknowledged.set(annotation.id, happens.note);
        disk.suffer(() => null);
        // A failed line that could not be cut off counts until the next acknowledged change replaces it.
        return live({ kind: 'write', note: 'after the failure' });
      }
      case 'damage': {
        return restart(() => {
          end();
          if (!damaged) damage(dataFolder, happens.folder, happens.how, happens.where);
          damaged = true;
          changed = false;
        });
      }
    }
  };
  return { live, look };
};

const damage = (
  dataFolder: DataFolder,
  folder: string,
  how: 'flip' | 'cut' | 'remove' | 'zeros',
  where: number,
): void => {
  const names = nodeFiles.list(dataFolder.path(folder));
  const name = names[Math.floor(where * names.length)];
  if (name === undefined) return;
  const path = dataFolder.path(`${folder}/${name}`);
  const bytes = readFileSync(path);
  // A new file: the snapshots are hard links, and a failing sector is in one of two files only when they were
  // written apart.
  rmSync(path);
  if (how === 'remove') return;
  const at = Math.floor(where * bytes.length);
  if (how === 'flip' && bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ 4;
  if (how === 'zeros') bytes.fill(0);
  writeFileSync(path, how === 'cut' ? bytes.subarray(0, at) : bytes);
};

it('whatever happens, a person finds what was acknowledged, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
      const dataFolder = makeDataFolder();
      try {
        const life = createLife(dataFolder);
        for (const happens of events) await life.live(happens);
        await life.look();
      } finally {
        dataFolder.remove();
      }
    }),
    { numRuns: Number(process.env['LECTERN_RUNS'] ?? 40) },
  );
}, 120_000);
