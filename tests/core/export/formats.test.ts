import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLosses, ReadBackError, type ReadNote } from '#core/export/facts';
import { notesFormats, type NotesFormat } from '#core/export/formats';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions, exportParts, type ExportOptions } from '#core/export/options';
import { gathered } from './support/markdown-document';
import { annotation, exported, flat, labels, notes, targetOf, text } from './support/noted-text';

const everything: ExportOptions = { ...defaultOptions('csv'), parts: exportParts };
const written = (format: NotesFormat, given: ExportedNotes): string =>
  [...format.write(given, everything)].join('');
const readAll = (format: NotesFormat, content: string): readonly ReadNote[] => [...format.read([content])];
/** Markdown is for people: it gives a quotation and its paragraph, and neither offsets nor the words around it. */
const neverIn = new Map<NotesFormat, readonly string[]>([[notesFormats.markdown, ['contexts', 'positions']]]);
const readBack = (format: NotesFormat, given: ExportedNotes) =>
  findLosses(given, format.read([written(format, given)])).filter(
    ({ fact }) => !neverIn.get(format)?.includes(fact),
  );

const rich = annotation({
  note: '=1+1, "quoted"\nand more',
  tags: ['peace', 'a, "b"', ''],
  colour: 'green',
  style: 'wavy',
  targets: [targetOf('Kamenev 😀 spoke'), targetOf('𝔏enin rose.\nNobody')],
});
const whole = annotation({ id: '00000000-0000-4000-8000-000000000002', note: 'On all of it' });

describe.each(Object.entries<NotesFormat>(notesFormats))('%s', (_name, format) => {
  it('gives back everything, whatever the words', () => {
    fc.assert(
      fc.property(notes, (made) => {
        const given = exported(...made);
        const losses = readBack(format, given);
        expect(losses.filter(({ fact }) => fact !== 'malformed')).toEqual([]);
      }),
    );
  });

  it('says how many notes had half characters, which it writes as U+FFFD', () => {
    const given = exported(annotation({ note: 'a\ud800b' }), whole);
    expect(readBack(format, given)).toEqual([{ fact: 'malformed', notes: 1 }]);
    expect(written(format, given)).toContain('a\ufffdb');
    const half = {
      ...targetOf('spoke'),
      contentHash: 'old',
      quote: { exact: '\ud800', prefix: '', suffix: '' },
    };
    expect(written(format, exported(annotation({ targets: [half] })))).not.toMatch(/\\ud800|\p{Surrogate}/iu);
  });

  it('writes a half character of a label as U+FFFD too, and counts its notes', () => {
    const old = new Map([
      [whole.id, [{ at: whole.created, note: '\udc00', tags: [], colour: 'none' as const }]],
    ]);
    const given = gathered([annotation({ colour: 'green' }), whole], {
      labels: { green: 'a\ud800' },
      versions: old,
    });
    expect(readBack(format, given)).toContainEqual({ fact: 'malformed', notes: 2 });
    expect(written(format, given)).not.toMatch(/\\ud800|\p{Surrogate}/iu);
  });

  it('is refused when a note or a word of it is missing', () => {
    const given = exported(rich, whole);
    const content = written(format, given);
    const read = readAll(format, content);
    for (const tooFew of [read.slice(1), read.slice(0, -1)])
      expect(() => findLosses(given, tooFew)).toThrow(ReadBackError);
    const changed = readAll(format, content.replaceAll('On all of it', 'On all of if'));
    expect(() => findLosses(given, changed)).toThrow('The note of a note');
    const fresh = readAll(format, content).map((note) => ({ ...note, id: `${note.id}x` }));
    expect(() => findLosses(given, fresh)).toThrow(ReadBackError);
  });

  it('keeps notes of one id apart that stand on two texts', () => {
    const [first, second] = [exported(rich), exported(annotation({ note: 'On another' }))];
    const texts = [...first.texts, ...second.texts.map((each) => ({ ...each, id: 'another-text' }))];
    expect(readBack(format, { ...first, texts })).toEqual([]);
  });

  it('passes over fields that only another version knows', () => {
    const target = targetOf('spoke');
    const odd = { ...target, more: 1, quote: { ...target.quote, type: 'Odd', more: 1 } };
    expect(readBack(format, exported(annotation({ targets: [odd] })))).toEqual([]);
  });

  it('is read the same in pieces, wherever they end', () => {
    const cut = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(notes, cut, (made, lengths) => {
        const given = exported(...made);
        const content = written(format, given);
        const pieces: string[] = [];
        for (let at = 0, turn = 0; at < content.length; turn += 1) {
          const end = at + (lengths[turn % lengths.length] ?? 0) + 1;
          pieces.push(content.slice(at, end));
          at = end;
        }
        expect([...format.read(pieces)]).toEqual(readAll(format, content));
      }),
    );
  });

  it('has its form also without a note', () => {
    expect(readBack(format, exported())).toEqual([]);
    expect(readBack(format, { ...exported(), texts: [] })).toEqual([]);
  });

  it('refuses what is something else', () => {
    for (const content of ['', '{}', 'a,b\r\n1,2\r\n', '"', '[]', '{"first":{"items":[1]}}'])
      expect(() => readAll(format, content), content).toThrow(SyntaxError);
  });
});

it('counts what a format does not give back, where there is something to lose', () => {
  const given = exported(rich, whole);
  const read = readAll(notesFormats.csv, written(notesFormats.csv, given));
  const kept = ['id', 'text', 'note', 'quotes'];
  const poor = read.map(
    (note) => Object.fromEntries(Object.entries(note).filter(([key]) => kept.includes(key))) as typeof note,
  );
  expect(findLosses(given, poor)).toEqual(
    expect.arrayContaining([
      { fact: 'tags', notes: 1 },
      { fact: 'label', notes: 1 },
      { fact: 'style', notes: 1 },
      { fact: 'positions', notes: 1 },
      { fact: 'created', notes: 2 },
    ]),
  );
});

describe('a table', () => {
  const rows = (content: string, delimiter = ','): Record<string, string>[] =>
    parse(content, { bom: true, columns: true, delimiter });

  it('is read by another program, a row for each passage, and the note once', () => {
    for (const [format, delimiter] of [
      [notesFormats.csv, ','],
      [notesFormats.tsv, '\t'],
    ] as const) {
      const [first, second, third, ...more] = rows(written(format, exported(rich, whole)), delimiter);
      expect(more).toEqual([]);
      expect(first).toMatchObject({ note: 'On all of it', passage: '', quote: '', creator: "'=Nobody" });
      expect(second).toMatchObject({
        quote: 'Kamenev 😀 spoke',
        sentence: 'Kamenev 😀 spoke.',
        tags: 'peace, "a, ""b""", ""',
        colour: 'green',
        'colour label': 'to check',
        section: 'First speech',
        paragraph: '¶ 1',
        locator: 's1-p1',
        title: text.metadata.title,
      });
      expect(third).toMatchObject({
        note: '',
        tags: '',
        passage: '2',
        paragraph: '¶ 1–2',
        id: second?.['id'],
      });
    }
  });

  it('begins with what a reader looks for, and ends with what programs need', () => {
    const [head = ''] = written(notesFormats.csv, exported(rich)).slice(1).split('\r\n');
    const names = head.split(',');
    expect(names.slice(0, 4)).toEqual(['quote', 'note', 'tags', 'colour']);
    expect(names.slice(-5)).toEqual(['start', 'end', 'edition', 'text', 'id']);
  });

  it('is read whatever the order of its columns', () => {
    const given = exported(rich, whole);
    const table: string[][] = parse(written(notesFormats.csv, given), { bom: true });
    const cell = (words: string): string => `"${words.replaceAll('"', '""')}"`;
    const turned = table.map((row) => row.toReversed().map(cell).join(',')).join('\n');
    expect(findLosses(given, readAll(notesFormats.csv, turned))).toEqual([]);
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1', "'=1", "''+1"])(
    'holds no formula: %j',
    (words) => {
      const given = exported(annotation({ note: words, tags: [words] }));
      const [row] = rows(written(notesFormats.csv, given));
      expect(row?.['note']).toBe(`'${words}`);
      expect(readBack(notesFormats.csv, given)).toEqual([]);
    },
  );

  it('is read with line feeds alone, and without its mark', () => {
    const given = exported(whole);
    const content = written(notesFormats.csv, given).slice(1).replaceAll('\r\n', '\n');
    expect(findLosses(given, readAll(notesFormats.csv, content))).toEqual([]);
  });

  it('is refused when a quotation is open', () => {
    const content = written(notesFormats.csv, exported(rich));
    expect(() => readAll(notesFormats.csv, `${content}"x`)).toThrow('has no end');
    expect(() => readAll(notesFormats.csv, `${content}"x"y`)).toThrow('follow a quotation');
  });
});

it('counts offsets of the standard in code points', () => {
  const given = exported(rich);
  const { first } = JSON.parse(written(notesFormats.w3c, given)) as {
    first: { items: { target: { selector: { start: number; end: number }[] }[] }[] };
  };
  const points = [...flat.text];
  const selectors = first.items[0]?.target.map(({ selector }) => selector[1]) ?? [];
  const quoted = selectors.map((at) => points.slice(at?.start, at?.end).join(''));
  expect(quoted).toEqual(['Kamenev 😀 spoke', '𝔏enin rose.\nNobody']);
});

it('puts notes on the whole text first, then by reading, then those without a place', () => {
  const lost = annotation({
    id: '00000000-0000-4000-8000-000000000003',
    targets: [{ ...targetOf('spoke'), quote: { exact: 'gone', prefix: '', suffix: '' }, contentHash: 'old' }],
  });
  const [gathered] = exported(lost, rich, whole).texts;
  expect(gathered?.notes.map(({ annotation: { id } }) => id.at(-1))).toEqual(['2', '1', '3']);
  expect(gathered?.notes[2]?.passages).toMatchObject([{ found: null }]);
  expect(labels.green).toBe(gathered?.notes[1]?.label);
});
