import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordContents } from '#core/merge/merge';
import { backupText } from '../../support/backup-text';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from '../support/data-folder';

// The checksums of these backups are right: what is wrong is what they say.

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const time = '2026-11-24T08:00:00.000Z';
const all = { missing: true, trashed: true, changed: true };
const targetOf = (start: number, end: number) => ({
  quote: { exact: 'words', prefix: '', suffix: '' },
  position: { start, end },
  contentHash: 'sha256-0',
});

describe('a backup', () => {
  const wrong: readonly [string, string, object][] = [
    ['a date that is none', 'annotation.created', { created: 'not a date' }],
    ['a day that does not exist', 'annotation.modified', { modified: '2026-02-31T08:00:00.000Z' }],
    ['a time without milliseconds', 'annotation.modified', { modified: '2026-02-01T08:00:00Z' }],
    ['another colour', 'annotation.colour', { colour: 'mauve' }],
    ['another style', 'annotation.style', { style: 'dotted' }],
    ['another motivation', 'annotation.motivation', { motivation: 'linking' }],
    ['a tag that is no text', 'annotation.tags.0', { tags: [7] }],
    ['no note', 'annotation.note', { note: undefined }],
    ['a range that ends before it starts', 'annotation.targets.0.position', { targets: [targetOf(5, 4)] }],
    ['a negative offset', 'annotation.targets.0.position.start', { targets: [targetOf(-1, 4)] }],
  ];

  it.each(wrong)('refuses a note with %s, names it, and offers the rest', async (_, field, changed) => {
    const good = { ...newAnnotation(), textId, created: time, modified: time, note: 'good' };
    const bad = { ...good, id: randomUUID(), ...changed };
    const contents = { annotations: [good, bad], trash: [], versions: [] } as unknown as RecordContents; // as a file may have it
    const content = backupText(time, new Map([[textId, contents]]), {});
    const open = dataFolder.open();
    const source = await open.read(content);
    expect(await open.ask('restore.preview', { source })).toMatchObject({
      lost: 0,
      refused: [{ entry: 2, field }],
      texts: [{ missing: 1 }],
    });
    expect(await open.notes(), 'nothing is changed by looking').toEqual([]);
    await open.ask('restore.apply', { source, bringBack: all });
    expect(await open.notes()).toEqual(['good']);
  });

  it.each(['trash', 'versions'] as const)('refuses what is wrong in the %s too', async (section) => {
    const { id, ...good } = { ...newAnnotation(), textId, created: time, modified: time };
    const contents = {
      annotations: [],
      trash: section === 'trash' ? [{ id, deleted: 'yesterday', annotation: { ...good, id } }] : [],
      versions:
        section === 'versions' ? [{ id, versions: [{ at: time, note: '', tags: [], colour: 'mauve' }] }] : [],
    } as unknown as RecordContents; // as a file may have it
    const content = backupText(time, new Map([[textId, contents]]), {});
    const field = section === 'trash' ? 'trashed.deleted' : 'versions.versions.0.colour';
    const open = dataFolder.open();
    const source = await open.read(content);
    expect(await open.ask('restore.preview', { source })).toMatchObject({
      refused: [{ entry: 1, field }],
    });
  });

  it('is made of a record that holds a note as no command would make it, and such a note can be changed', async () => {
    const bad = {
      ...newAnnotation(),
      textId,
      created: time,
      modified: 'not a date',
      colour: 'mauve',
      note: 'old',
    };
    mkdirSync(dataFolder.path('journal'), { recursive: true });
    const lines = [
      { format: 'lectern.journal', version: 1, textId, first: 1 },
      { n: 1, at: time, put: { annotations: [bad] } },
    ].map((line) => `${checksummedLine(JSON.stringify(line))}\n`);
    writeFileSync(dataFolder.path(`journal/${textId}.1.jsonl`), lines.join(''));
    const open = dataFolder.open();
    expect((await open.backup()).content).toContain('mauve');
    const changes = { note: 'new', colour: 'green' } as const;
    await open.ask('annotations.update', { textId, id: bad.id, changes, base: 'not a date' });
    expect(await open.notes()).toEqual(['new']);
  });
});
