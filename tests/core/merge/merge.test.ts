import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import type { EntryState } from '#core/annotation/trash';
import { compare, excerptOf, merge, type RecordContents } from '#core/merge/merge';

const annotation = (id: string, note: string, changed: Partial<Annotation> = {}): Annotation => ({
  id,
  textId: 'some-text',
  created: 'then',
  modified: 'then',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note,
  targets: [],
  ...changed,
});
const trashed = (id: string, note: string) => ({ id, deleted: 'then', annotation: annotation(id, note) });
const none: EntryState = { annotation: null, trashed: null };
const present = new Map<string, EntryState>([
  ['same', { annotation: annotation('same', 'same', { modified: 'later' }), trashed: null }],
  ['changed', { annotation: annotation('changed', 'newer'), trashed: null }],
  ['trashed', { annotation: null, trashed: trashed('trashed', 'newer') }],
  ['live', { annotation: annotation('live', 'live'), trashed: null }],
]);
const source: RecordContents = {
  annotations: ['same', 'changed', 'trashed', 'missing'].map((id) => annotation(id, id)),
  trash: [trashed('live', 'x'), trashed('deleted', 'gone'), trashed('trashed', 'x')],
  versions: [],
};
const compared = compare(source, (id) => present.get(id) ?? none);
const merged = (missing: boolean, deleted: boolean, changed: boolean) =>
  new Map(
    merge(compared, { missing, trashed: deleted, changed }, () => 'stamped', 'now').map(({ id, after }) => [
      id,
      after,
    ]),
  );

describe('a merge', () => {
  it('gives the status of each entry of the source', () => {
    expect(compared.map(({ id, status }) => [id, status])).toEqual([
      ['same', 'same'],
      ['changed', 'changed'],
      ['trashed', 'trashed'],
      ['missing', 'missing'],
      ['deleted', 'deleted'],
    ]);
  });

  it('brings back only what is asked for', () => {
    expect(merged(false, false, false).size).toBe(0);
    const missing = merged(true, false, false);
    expect([...missing.keys()]).toEqual(['missing', 'deleted']);
    expect(missing.get('missing')).toEqual({ annotation: annotation('missing', 'missing'), trashed: null });
    expect(missing.get('deleted')).toEqual({
      annotation: null,
      trashed: { ...trashed('deleted', 'gone'), deleted: 'now' },
    });
    expect(merged(false, true, false)).toEqual(
      new Map([['trashed', { annotation: annotation('trashed', 'newer'), trashed: null }]]),
    );
  });

  it('takes the older content into the present annotation, whose own fields stay', () => {
    const foreign = { ...annotation('a', 'new'), rating: 5 } as Annotation; // a later program's field
    const older = annotation('a', 'old', { tags: ['t'], style: 'wavy' });
    const list = compare({ annotations: [older], trash: [], versions: [] }, () => ({
      annotation: foreign,
      trashed: null,
    }));
    const [target] = merge(list, { missing: false, trashed: false, changed: true }, () => 'stamped', 'now');
    expect(target?.after.annotation).toEqual({
      ...foreign,
      note: 'old',
      tags: ['t'],
      style: 'wavy',
      modified: 'stamped',
    });
    expect(merged(false, true, true).get('trashed')?.annotation).toMatchObject({
      note: 'trashed',
      modified: 'stamped',
    });
  });
});

describe('an excerpt', () => {
  it('is short, begins a little before the difference, and cuts no character in two', () => {
    const note = `${'x'.repeat(500)}one${'y'.repeat(500)}`;
    const other = annotation('a', note.replace('one', 'two'));
    expect(excerptOf(annotation('a', note), other)).toBe(`…${'x'.repeat(40)}one${'y'.repeat(75)}…`);
    expect(excerptOf(annotation('a', note), null)).toBe(`${'x'.repeat(119)}…`);
    expect(excerptOf(annotation('a', '🙂'.repeat(100)), null)).toBe(`${'🙂'.repeat(59)}…`);
    expect(excerptOf(annotation('a', `.${'🙂'.repeat(100)}`), null)).toBe(`.${'🙂'.repeat(59)}…`);
  });

  it('cuts no word in two', () => {
    const before = 'The first of many words that stand before it. '.repeat(10);
    const note = `${before}Here one thing differs. ${'And it goes on and on. '.repeat(20)}`;
    const excerpt = excerptOf(annotation('a', note), annotation('a', note.replace('one', 'two')));
    expect(excerpt).toMatch(/^…[a-z]+ .*Here one thing differs\. .*…$/u);
    const words = new Set(note.split(' '));
    expect(
      excerpt
        .replaceAll('…', '')
        .split(' ')
        .filter((word) => !words.has(word)),
    ).toEqual([]);
  });

  it('is the whole note where that is short', () => {
    expect(excerptOf(annotation('a', 'older words'), annotation('a', 'older deeds'))).toBe('older words');
  });

  it('of a highlight without a note is what it highlights', () => {
    const quote = { exact: 'the words', prefix: '', suffix: '' };
    const targets = [{ quote, position: { start: 0, end: 9 }, contentHash: '' }];
    expect(excerptOf(annotation('a', '', { targets }), null)).toBe('the words');
    expect(excerptOf(annotation('a', ''), null)).toBe('');
  });
});
