import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { julianToGregorian } from '#core/text/calendar';
import { flatten } from '#core/text/flat-text';
import type { Span, TextDate } from '#core/text/study-text';
import { parseTei } from '#core/text/tei';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const id = 'lenin-cc-speeches-1917-11-14';
const source = readFileSync(at(`tests/fixtures/texts/${id}.txt`), 'utf8');
const xml = readFileSync(at(`resources/texts/${id}.xml`), 'utf8');
const text = parseTei(xml, (form) => `length-${form.length}`);
const blocks = text.sections.flatMap((section) => section.blocks);

const wordsOf = (words: string): string[] => words.split(/\s+/u).filter((word) => word !== '');

type SpanOf<Type extends Span['type']> = Span & { readonly type: Type };

/** All spans of a type with the words they cover and the block they stand in. */
const spansOf = <Type extends Span['type']>(type: Type) =>
  blocks.flatMap((block) =>
    block.spans
      .filter((span): span is SpanOf<Type> => span.type === type)
      .map((span) => ({ span, block: block.id, words: block.text.slice(span.start, span.end) })),
  );

describe('the words of the bundled text', () => {
  it('are exactly the blocks of the source, in its order', () => {
    expect(wordsOf(flatten(text).text)).toEqual(wordsOf(source));
  });

  const original = at('../shared/texts/000_959a4f7fc078b335.txt');
  it.skipIf(!existsSync(original))(
    'are kept as a fixture that is the source, byte for byte (skipped where it is not at hand)',
    () => {
      expect(Buffer.from(source).equals(readFileSync(original))).toBe(true);
    },
  );

  it('keep what the source leaves open: brackets and missing full stops', () => {
    const note = blocks.find((block) => block.id === 'n1-p4')?.text ?? '';
    for (const words of [
      '(see pp. 280-82 on November',
      '(see p. 301 On',
      '277-79) At the',
      '(see pp. 303-07)',
    ]) {
      expect(note).toContain(words);
    }
  });
});

describe('the structure of the bundled text', () => {
  it('is heading, epigraph, three speeches, the note and the source line, in that order', () => {
    expect(text.id).toBe(id);
    expect(
      text.sections.map(({ kind, place, number, blocks: own }) => [
        place,
        kind,
        number,
        own.map((block) => [block.id, block.kind, block.label]),
      ]),
    ).toEqual([
      [
        'text',
        'front',
        null,
        [
          ['head', 'heading', null],
          ['epigraph', 'epigraph', null],
        ],
      ],
      ['text', 'speech', '1', [['s1-p1', 'paragraph', '1']]],
      ['text', 'speech', '2', [['s2-p1', 'paragraph', '2']]],
      ['text', 'speech', '3', [['s3-p1', 'paragraph', '3']]],
      [
        'apparatus',
        'note',
        '1',
        ['1.1', '1.2', '1.3', '1.4'].map((label) => [`n1-p${label.at(-1)}`, 'note-paragraph', label]),
      ],
      ['apparatus', 'source', null, [['source', 'source-line', null]]],
    ]);
  });

  it('has no id twice, section or block', () => {
    const ids = [...text.sections.map((section) => section.id), ...blocks.map((block) => block.id)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads from the reference to the note and back', () => {
    expect(spansOf('noteref')).toMatchObject([
      { words: '[1]', block: 's1-p1', span: { id: 'n1-ref', section: 'n1' } },
    ]);
    expect(spansOf('backlink')).toMatchObject([{ words: '[1]', block: 'n1-p1', span: { block: 's1-p1' } }]);
  });

  it('says in its metadata what the text itself says, and nothing else', () => {
    expect(text.metadata).toEqual({
      title: 'Speeches at a Meeting of the Central Committee of the R.S.D.L.P.(B.)',
      creator: 'Lenin',
      date: {
        gregorian: { notBefore: '1917-11-14', notAfter: '1917-11-14' },
        julian: { notBefore: '1917-11-01', notAfter: '1917-11-01' },
        calendars: ['gregorian', 'julian'],
      },
      publisher: null,
      source: 'Marxist Internet Archive',
      language: 'en',
    });
    for (const words of [text.metadata.title, 'Lenin', 'Marxist Internet Archive'])
      expect(source).toContain(words);
  });
});

describe('the names of the bundled text', () => {
  const mentions = [...spansOf('person'), ...spansOf('organisation'), ...spansOf('place')];

  it('each stand in the text, and each mention has one of them', () => {
    const mentioned = new Set(mentions.map(({ span }) => span.key));
    expect(mentioned).toEqual(new Set(text.names.map(({ key }) => key)));
    for (const name of text.names) expect(source).toContain(name.form);
  });

  it('gather spellings, abbreviations and long names under one key', () => {
    const spellings = (key: string) =>
      [...new Set(mentions.filter(({ span }) => span.key === key).map(({ words }) => words))].sort();
    expect(spellings('central-committee')).toEqual([
      'Bolshevik Central Committee',
      'C.C.',
      'Central Committee',
      'Central Committee of the R.S.D.L.P.(B.)',
    ]);
    expect(spellings('vikzhel')).toEqual([
      'All-Russia Central Committee of the Railwaymen’s Trade Union',
      'Vikzhel',
    ]);
    expect(spellings('all-russia-cec')).toEqual([
      'All Russia Central Executive Committee',
      'All-Russia Central Executive Committee',
      'All-Russia Executive Committee',
    ]);
    expect(spellings('kaledin')).toEqual(['Kaledin', 'Kaledins']);
    expect(spellings('kamenev')).toEqual(['Kamenev']);
  });

  it.each([
    ['Lenin', 'lenin'],
    ['Kamenev', 'kamenev'],
    ['Vikzhel', 'vikzhel'],
    ['Moscow', 'moscow'],
    ['Petrograd', 'petrograd'],
    ['Zinoviev', 'zinoviev'],
    ['Ryazanov', 'ryazanov'],
    ['C.C.', 'central-committee'],
    ['Central Committee', 'central-committee', 'Central Committee of the Railwaymen'],
  ])('mark every "%s" of the text', (form, key, other = '\0') => {
    const starts = blocks.flatMap((block) => {
      const found: string[] = [];
      for (let start = block.text.indexOf(form); start !== -1; start = block.text.indexOf(form, start + 1)) {
        if (!block.text.startsWith(other, start)) found.push(`${block.id}:${start}`);
      }
      return found;
    });
    const covered = starts.filter((place) => {
      const [block = '', start] = place.split(':');
      return mentions.some(
        (mention) =>
          mention.block === block &&
          mention.span.key === key &&
          mention.span.start <= Number(start) &&
          mention.span.end >= Number(start) + form.length,
      );
    });
    expect(covered).toEqual(starts);
    expect(starts.length).toBeGreaterThan(0);
  });
});

describe('the dates of the bundled text', () => {
  const dates = spansOf('date');
  const months: Record<string, string> = { October: '10', November: '11' };
  const day = (month: string, number: string) => `1917-${months[month]}-${number.padStart(2, '0')}`;
  const one = (only: string) => ({ notBefore: only, notAfter: only });

  /** The day as printed: each printed form is read here on its own, without the markup. */
  const printed = (words: string, newStyleFirst: boolean): TextDate | null => {
    const [, month = '', first = '', otherMonth = month, second = ''] =
      /^(\w+) (\d+) \((?:(\w+) )?(\d+)\)(?:, 1917)?$/u.exec(words) ?? [];
    if (second === '') return null;
    const [newStyle, oldStyle] = newStyleFirst
      ? [day(month, first), day(otherMonth, second)]
      : [day(otherMonth, second), day(month, first)];
    const calendars = newStyleFirst ? (['gregorian', 'julian'] as const) : (['julian', 'gregorian'] as const);
    return { gregorian: one(newStyle), julian: one(oldStyle), calendars };
  };

  it('have both days as printed: New Style first in the heading, Old Style first in the note', () => {
    const read = dates.flatMap(({ span, block, words }) => {
      const expected = printed(words, block === 'head');
      return expected === null ? [] : [{ words, date: span.date, expected }];
    });
    expect(read.map(({ words }) => words)).toEqual([
      'November 14 (1), 1917',
      'October 29 (November 11), 1917',
      'November 1 (14)',
      'November 1 (14)',
      'November 1 (14)',
      'November 2 (15)',
      'November 2 (15)',
      'November 3 (16)',
      'November 7 (20)',
    ]);
    for (const { date, expected } of read) expect(date).toEqual(expected);
  });

  it('leave open what the text leaves open', () => {
    expect(dates.find(({ words }) => words === 'November 5 or 6 (18 or 19)')?.span.date).toEqual({
      gregorian: { notBefore: '1917-11-18', notAfter: '1917-11-19' },
      julian: { notBefore: '1917-11-05', notAfter: '1917-11-06' },
      calendars: ['julian', 'gregorian'],
    });
  });

  it('know which day "the same day" is: that of the sentence before', () => {
    const relative = dates.find(({ words }) => words === 'the same day');
    expect(relative?.block).toBe('n1-p2');
    expect(relative?.span.date).toEqual({ gregorian: one('1917-11-11'), julian: one('1917-10-29') });
  });

  it('are 11 in all, with both calendars thirteen days apart', () => {
    expect(dates).toHaveLength(11);
    for (const { span } of dates) {
      const { gregorian, julian } = span.date;
      expect(julianToGregorian(julian?.notBefore ?? '')).toBe(gregorian.notBefore);
      expect(Date.parse(gregorian.notAfter) - Date.parse(julian?.notAfter ?? '')).toBe(
        13 * 24 * 60 * 60 * 1000,
      );
    }
  });
});

describe('the other marks of the bundled text', () => {
  it('give page references as printed', () => {
    expect(spansOf('page-reference').map(({ span, words }) => [words, span.pages])).toEqual([
      ['pp. 277-79', '277-79'],
      ['pp. 280-82', '280-82'],
      ['p. 301', '301'],
      ['pp. 303-07', '303-07'],
    ]);
  });

  it('give the newspaper', () => {
    expect(spansOf('title').map(({ words, block }) => [words, block])).toEqual([['Pravda', 'n1-p4']]);
  });
});
