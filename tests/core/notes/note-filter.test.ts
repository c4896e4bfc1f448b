import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colours, styles } from '#core/annotation/annotation';
import { noteKinds, notePlaces } from '#core/notes/kind-and-place';
import { filterNotes, noFilter, type NoteFilter } from '#core/notes/note-filter';
import { flat, note } from './notes';

const context = {
  flat,
  isSaved: (id: string) => id !== unsaved.annotation.id,
  spanOf: () => ({ from: '2026-02-01T00:00:00.000Z', before: '2026-03-01T00:00:00.000Z' }),
};
const twice = <Item>(items: readonly Item[]): Item[] => [...items, ...items];
const unsaved = note({ note: 'typed' }, 1);
const fitting = (notes: ReturnType<typeof note>[], filter: Partial<NoteFilter>) =>
  filterNotes(notes, { ...noFilter, ...filter }, context);

describe('the filter of notes', () => {
  it('finds words in note, quote and tags, whatever their accents, case and order', () => {
    const notes = [
      note({ note: 'The Café in the STRASSE' }, 1),
      note({ tags: ['Вопрос'] }, 2),
      note({ note: 'nothing of it' }, 3),
    ];
    expect(fitting(notes, { words: 'strasse cafe' })).toEqual([notes[0]]);
    expect(fitting(notes, { words: 'straße' })).toEqual([notes[0]]);
    expect(fitting(notes, { words: 'вопр' })).toEqual([notes[1]]);
    expect(fitting(notes, { words: ' QUOTED ' })).toEqual(notes);
    expect(fitting(notes, { words: 'cafe вопрос' })).toEqual([]);
    expect(fitting(notes, { words: '   ' })).toBe(notes);
  });

  it('finds signs as keyboards have them, phrases in quotation marks, and nothing for nothing', () => {
    const notes = [
      note({ note: 'The peasants’ “Co-ordinating Committee” in Łódź' }, 1),
      note({ note: 'Committee and', tags: ['coordinating'] }, 2),
    ];
    expect(fitting(notes, { words: "peasants' lodz" })).toEqual([notes[0]]);
    expect(fitting(notes, { words: 'coordinating' })).toEqual(notes);
    expect(fitting(notes, { words: 'co\u2011ordinating' })).toEqual(notes);
    expect(fitting(notes, { words: '"coordinating committee"' })).toEqual([notes[0]]);
    expect(fitting(notes, { words: '"committee and coordinating"' }), 'a note and its tag').toEqual([]);
    expect(fitting(notes, { words: '\u00ad' })).toEqual([]);
  });

  it('needs one match in each criterion, and all criteria together', () => {
    const notes = [
      note({ colour: 'pink', tags: ['a'] }, 1),
      note({ colour: 'blue', tags: ['b'] }, 1),
      note({ colour: 'pink', tags: ['c'] }, 1),
    ];
    expect(fitting(notes, { colours: ['pink', 'blue'] })).toEqual(notes);
    expect(fitting(notes, { colours: ['pink'], tags: ['b', 'c'] })).toEqual([notes[2]]);
  });

  it('accepts a tag in any spelling, and an invisible one', () => {
    const notes = [
      note({ tags: ['Reform'] }),
      note({ tags: ['x', 'REFORM\u200b'] }),
      note({ tags: ['\u200b'] }),
    ];
    expect(fitting(notes, { tags: ['reform'] })).toEqual([notes[0], notes[1]]);
    expect(fitting(notes, { tags: [''] })).toEqual([notes[2]]);
    expect(fitting(notes, { tags: ['reforms'] })).toEqual([]);
  });

  it('counts anything with words as a note', () => {
    const notes = [
      note({}, 1),
      note({ note: 'words' }, 1),
      note({ motivation: 'bookmarking' }, 1),
      note({ motivation: 'bookmarking', note: 'words' }, 1),
    ];
    expect(noteKinds.map((kind) => fitting(notes, { kinds: [kind] }))).toEqual([
      [notes[0]],
      [notes[1], notes[3]],
      [notes[2]],
    ]);
  });

  it('knows the places of notes, and finds orphans', () => {
    const notes = [note({}, 12), note({}, 25), note(), note({}, null)];
    expect(notePlaces.map((place) => fitting(notes, { places: [place] }))).toEqual([
      [notes[0]],
      [notes[1]],
      [notes[2]],
    ]);
    expect(fitting([...notes, unsaved], { problems: ['not-anchored'] })).toEqual([notes[3]]);
    const whole = note({}, 12);
    const half = { ...whole, annotation: { ...whole.annotation, targets: twice(whole.annotation.targets) } };
    expect(fitting([whole, half], { problems: ['not-anchored'] }), 'one of two is lost').toEqual([half]);
    expect(fitting([...notes, unsaved], { problems: ['not-saved', 'not-anchored'] })).toEqual([
      notes[3],
      unsaved,
    ]);
  });

  it('selects notes that were created or modified on the days', () => {
    const first = (month: string): string => `2026-${month}-01T00:00:00.000Z`;
    const [january, february, march] = [first('01'), first('02'), first('03')];
    const notes = [
      note({ created: january, modified: january }),
      note({ created: january, modified: february }),
      note({ created: february, modified: march }),
      note({ created: march, modified: march }),
    ];
    expect(fitting(notes, { days: { kind: 'today' } })).toEqual([notes[1], notes[2]]);
  });

  it('shows less with each respect more, in the same order', () => {
    const notes = fc.array(
      fc
        .record({
          colour: fc.constantFrom(...colours),
          style: fc.constantFrom(...styles),
          tags: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
          note: fc.constantFrom('', 'one', 'two'),
        })
        .map((changed) => note(changed, 1)),
    );
    const part = fc.record({
      colours: fc.subarray([...colours]),
      styles: fc.subarray([...styles]),
      tags: fc.subarray(['a', 'b', 'c']),
      words: fc.constantFrom('', 'one', 'o'),
    });
    fc.assert(
      fc.property(notes, part, (all, filter) => {
        const found = fitting(all, filter);
        const single = (Object.keys(filter) as (keyof typeof filter)[]).map((name) =>
          fitting(all, { [name]: filter[name] }),
        );
        expect(found).toEqual(all.filter((one) => single.every((fits) => fits.includes(one))));
      }),
    );
  });
});
