import { describe, expect, it } from 'vitest';
import { clausesOf, shortenClause } from '#core/names/clauses';
import { gatherDates } from '#core/names/dates';
import { comparePrinted } from '#core/names/printed-days';
import { flatten } from '#core/text/flat-text';
import type { Calendar, DayRange, Span } from '#core/text/study-text';
import { section } from '../text/sections';
import { bundledFlat } from './bundled';

const dates = gatherDates(bundledFlat);
const shown = (days: DayRange | null): string =>
  days === null ? 'none' : [...new Set([days.notBefore, days.notAfter])].join(' or ');

describe('the dates of the bundled text', () => {
  it('are these, in reading order, Old Style and New Style, compared with what is printed', () => {
    expect(
      dates.map(({ block, words, oldStyle, newStyle, printed }) => [
        block.block.id,
        words,
        shown(oldStyle),
        shown(newStyle),
        printed,
      ]),
    ).toEqual([
      ['head', 'November 14 (1), 1917', '1917-11-01', '1917-11-14', 'agrees'],
      ['n1-p2', 'October 29 (November 11), 1917', '1917-10-29', '1917-11-11', 'agrees'],
      ['n1-p2', 'the same day', '1917-10-29', '1917-11-11', 'not-printed'],
      ['n1-p4', 'November 1 (14)', '1917-11-01', '1917-11-14', 'agrees'],
      ['n1-p4', 'November 1 (14)', '1917-11-01', '1917-11-14', 'agrees'],
      ['n1-p4', 'November 1 (14)', '1917-11-01', '1917-11-14', 'agrees'],
      ['n1-p4', 'November 2 (15)', '1917-11-02', '1917-11-15', 'agrees'],
      ['n1-p4', 'November 2 (15)', '1917-11-02', '1917-11-15', 'agrees'],
      ['n1-p4', 'November 3 (16)', '1917-11-03', '1917-11-16', 'agrees'],
      [
        'n1-p4',
        'November 5 or 6 (18 or 19)',
        '1917-11-05 or 1917-11-06',
        '1917-11-18 or 1917-11-19',
        'agrees',
      ],
      ['n1-p4', 'November 7 (20)', '1917-11-07', '1917-11-20', 'agrees'],
    ]);
    expect(dates.every(({ markupAgrees }) => markupAgrees)).toBe(true);
  });

  it('have the words of the text around them, whole words in their order, and the date among them', () => {
    for (const { block, words, clause, range } of dates) {
      const { text } = block.block;
      const end = clause.start + clause.text.length;
      expect(text.slice(clause.start, end)).toBe(clause.text);
      expect(clause.start).toBeLessThanOrEqual(range.start - block.start);
      expect(end).toBeGreaterThanOrEqual(range.end - block.start);
      expect(clause.text).toContain(words);
      expect(/\w/u.test(text.charAt(clause.start - 1))).toBe(false);
      expect(/\w/u.test(text.charAt(end))).toBe(false);
    }
  });

  it('end where the sentence ends, with or without a full stop', () => {
    const clause = (index: number) => dates[index]?.clause;
    expect(clause(3)).toMatchObject({
      text: 'The Bolshevik Central Committee discussed the question of negotiations with the Vikzhel and the behaviour of the Bolshevik delegates on November 1 (14).',
      cutBefore: false,
      cutAfter: false,
    });
    expect(clause(6)).toMatchObject({
      text: 'On November 2 (15), the C.C. adopted a resolution on the opposition within the C.C. (see pp. 277-79)',
      cutBefore: false,
      cutAfter: false,
    });
    expect(clause(8)?.text).toMatch(/^on November 3 \(16\), Kamenev, Zinoviev, Rykov, Milyutin and Nogin/u);
    expect(clause(8)).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(clause(10)?.text).toMatch(/^On November 7 \(20\), the Central Committee published in Pravda/u);
    expect(clause(10)).toMatchObject({ cutBefore: false, cutAfter: true });
  });
});

describe('printed days', () => {
  const day = (julian: string | null, gregorian: string): Record<Calendar, DayRange | null> => ({
    julian: julian === null ? null : range(julian),
    gregorian: range(gregorian),
  });
  const range = (days: string): DayRange => {
    const [first = '', last = first] = days.split(' ');
    return { notBefore: first, notAfter: last };
  };
  const oldFirst = { calendars: ['julian', 'gregorian'] as const };
  const newFirst = { calendars: ['gregorian', 'julian'] as const };

  it.each([
    ['November 1 (14)', oldFirst, day('1917-11-01', '1917-11-14'), 'agrees'],
    ['November 1 (15)', oldFirst, day('1917-11-01', '1917-11-14'), 'differs'],
    ['November 2 (14)', oldFirst, day('1917-11-01', '1917-11-14'), 'differs'],
    ['November 1 (14)', newFirst, day('1917-11-01', '1917-11-14'), 'differs'],
    ['November 1 (14)', {}, day('1917-11-01', '1917-11-14'), 'agrees'],
    ['November 14 (1), 1917', newFirst, day('1917-11-01', '1917-11-14'), 'agrees'],
    ['November 14 (1), 1918', newFirst, day('1917-11-01', '1917-11-14'), 'differs'],
    ['October 29 (November 11), 1917', oldFirst, day('1917-10-29', '1917-11-11'), 'agrees'],
    ['October 29 (December 11), 1917', oldFirst, day('1917-10-29', '1917-11-11'), 'differs'],
    ['October 29 (11)', oldFirst, day('1917-10-29', '1917-11-11'), 'differs'],
    ['November 5 or 6 (18 or 19)', oldFirst, day('1917-11-05 1917-11-06', '1917-11-18 1917-11-19'), 'agrees'],
    [
      'November 5 or 6 (18 or 20)',
      oldFirst,
      day('1917-11-05 1917-11-06', '1917-11-18 1917-11-19'),
      'differs',
    ],
    ['November 5 (18)', oldFirst, day('1917-11-05 1917-11-06', '1917-11-18 1917-11-19'), 'differs'],
    ['October 31 or November 1', {}, day('1917-10-31 1917-11-01', '1917-11-13 1917-11-14'), 'not-printed'],
    ['25 October (7 November) 1917', {}, day('1917-10-25', '1917-11-07'), 'agrees'],
    ['the 5th of Nov. (18)', {}, day('1917-11-05', '1917-11-18'), 'agrees'],
    ['November 7, 1917', newFirst, day('1917-10-25', '1917-11-07'), 'agrees'],
    ['November 7, 1917', {}, day(null, '1917-11-07'), 'agrees'],
    ['November 8, 1917', {}, day(null, '1917-11-07'), 'differs'],
    ['October 25', {}, day('1917-10-25', '1917-11-07'), 'not-printed'],
    ['October 26', {}, day('1917-10-25', '1917-11-07'), 'differs'],
    ['the same day', {}, day('1917-10-29', '1917-11-11'), 'not-printed'],
    ['November 1917', {}, day(null, '1917-11-01 1917-11-30'), 'not-printed'],
    ['November 1 (14', oldFirst, day('1917-11-01', '1917-11-14'), 'agrees'],
  ] as const)('"%s" %o beside %o: %s', (words, calendars, styles, expected) => {
    expect(comparePrinted(words, calendars, styles)).toBe(expected);
  });
});

describe('a date whose markup is wrong', () => {
  it('is reported as different, and New Style stays as computed', () => {
    const span: Span = {
      type: 'date',
      start: 0,
      end: 10,
      date: {
        julian: { notBefore: '1900-02-29', notAfter: '1900-02-29' },
        gregorian: { notBefore: '1900-03-14', notAfter: '1900-03-14' },
      },
    };
    const flat = flatten({ sections: [section('a', 'text', { p: 'Feb. 29 (14)' }, [span])] });
    expect(gatherDates(flat)).toMatchObject([
      {
        newStyle: { notBefore: '1900-03-13', notAfter: '1900-03-13' },
        markupAgrees: false,
        printed: 'differs',
      },
    ]);
  });
});

describe('clauses', () => {
  const clause = (text: string, words: string) => {
    const start = text.indexOf(words);
    return clausesOf({ text, spans: [] })({ start, end: start + words.length });
  };

  it('do not end at abbreviations of one letter, and do at full stops, question marks and quotation marks', () => {
    expect(clause('He left. The C.C. Plenum met on May 1. It sat.', 'May 1').text).toBe(
      'The C.C. Plenum met on May 1.',
    );
    expect(clause('“Who?” On May 1 he knew!) Then.', 'May 1').text).toBe('On May 1 he knew!)');
  });

  it('can be made shorter, and keep the beginning or else the words around the date', () => {
    const short = (index: number) => {
      const date = dates[index];
      if (!date) throw new Error('There is no such date.');
      const { start, end } = date.range;
      return shortenClause(date.clause, { start: start - date.block.start, end: end - date.block.start }, 80);
    };
    expect(short(2)).toMatchObject({
      text: 'The Conference on the composition of the government opened on the same day and',
      cutBefore: false,
      cutAfter: true,
    });
    expect(short(5)).toMatchObject({ cutBefore: true, cutAfter: false });
    expect(short(5).text).toMatch(/spirit of the C\.C\. decision of November 1 \(14\)\.$/u);
    for (const index of dates.keys()) expect(short(index).text).toContain(dates[index]?.words);
  });

  it('keep a range over two sentences whole', () => {
    expect(clause('First. It was in May. Or in June. Last.', 'May. Or').text).toBe(
      'It was in May. Or in June.',
    );
  });
});
