import { describe, expect, it } from 'vitest';
import { groupNotes, type NoteGrouping } from '#core/notes/note-groups';
import { orderNotes, type NoteOrder } from '#core/notes/note-order';
import { flat, note } from './notes';

const byPlace: NoteOrder = { by: 'place', descending: false };
const grouped = (
  notes: ReturnType<typeof note>[],
  grouping: Exclude<NoteGrouping, 'none'>,
  order: NoteOrder = byPlace,
) =>
  groupNotes(orderNotes(notes, order), grouping, { flat, order, dayOf: (time) => time.slice(0, 10) }).map(
    ({ key, rest, notes: members }) => [
      rest ? `(${key})` : key,
      members.map((one) => notes.indexOf(one as never)),
    ],
  );
const day = (number: number): string => `2026-01-0${number}T12:00:00.000Z`;

describe('the order of notes', () => {
  const notes = [
    note({ created: day(2), modified: day(3) }),
    note({ created: day(1), modified: day(3) }),
    note({ created: day(3), modified: day(4) }),
  ];
  const ordered = (by: NoteOrder['by'], descending: boolean) =>
    orderNotes(notes, { by, descending }).map((one) => notes.indexOf(one));

  it('sorts by place, creation or last change, in both directions', () => {
    expect(ordered('place', false)).toEqual([0, 1, 2]);
    expect(ordered('place', true)).toEqual([2, 1, 0]);
    expect(ordered('created', false)).toEqual([1, 0, 2]);
    expect(ordered('created', true)).toEqual([2, 0, 1]);
  });

  it('keeps the order of the text between equal times', () => {
    expect(ordered('modified', false)).toEqual([0, 1, 2]);
    expect(ordered('modified', true)).toEqual([2, 0, 1]);
  });
});

describe('groups of notes', () => {
  it('by section follow the text, after notes on the whole text and before orphans', () => {
    const notes = [note(), note({}, 1), note({}, 2), note({}, 12), note({}, 25), note({}, null)];
    expect(grouped(notes, 'section')).toEqual([
      ['(whole)', [0]],
      ['first', [1, 2]],
      ['second', [3]],
      ['note', [4]],
      ['(orphans)', [5]],
    ]);
    expect(grouped(notes, 'section', { by: 'place', descending: true }).map(([key]) => key)).toEqual([
      '(orphans)',
      'note',
      'second',
      'first',
      '(whole)',
    ]);
  });

  it('by tag hold a note once for each of its tags; without any it comes last', () => {
    const notes = [
      note({ tags: ['b', 'a', 'b'] }),
      note(),
      note({ tags: ['untagged'] }),
      note({ tags: ['a'] }),
    ];
    expect(grouped(notes, 'tag')).toEqual([
      ['a', [0, 3]],
      ['b', [0]],
      ['untagged', [2]],
      ['(untagged)', [1]],
    ]);
  });

  it('by tag are one for all its spellings', () => {
    const notes = [note({ tags: ['Peace', 'peace'] }), note({ tags: ['PEACE'] }), note({ tags: ['\u200b'] })];
    expect(grouped(notes, 'tag')).toEqual([
      ['', [2]],
      ['peace', [0, 1]],
    ]);
  });

  it('by colour are in the order in which colours are listed', () => {
    const notes = [note({ colour: 'purple' }), note({ colour: 'yellow' }), note({ colour: 'purple' })];
    expect(grouped(notes, 'colour')).toEqual([
      ['yellow', [1]],
      ['purple', [0, 2]],
    ]);
  });

  it('by day are of the last change, the newest first, or as the notes are sorted', () => {
    const notes = [note({ created: day(1), modified: day(3) }), note({ created: day(2), modified: day(2) })];
    const days = (order: NoteOrder) => grouped(notes, 'day', order).map(([key]) => String(key).slice(-2));
    expect(days(byPlace)).toEqual(['03', '02']);
    expect(days({ by: 'modified', descending: false })).toEqual(['02', '03']);
    expect(days({ by: 'created', descending: false })).toEqual(['01', '02']);
    expect(days({ by: 'created', descending: true })).toEqual(['02', '01']);
  });
});
