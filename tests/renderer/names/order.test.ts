import { describe, expect, it } from 'vitest';
import { gatherDates } from '#core/names/dates';
import { gatherNames } from '#core/names/names';
import { filterDates, sortDates } from '#renderer/names/order-dates';
import { filterNames, sortNames } from '#renderer/names/order-names';
import { bundled, bundledFlat } from '../../core/names/bundled';

const names = gatherNames(bundled, bundledFlat);
const dates = gatherDates(bundledFlat);
const forms = (list: readonly { form: string }[]) => list.map(({ form }) => form);
const persons = names.filter(({ type }) => type === 'person');

describe('the list of names', () => {
  it('is filtered by any spelling, ignoring case and accents', () => {
    expect(forms(filterNames(names, 'railwaymen', null))).toEqual(['Vikzhel']);
    expect(forms(filterNames(names, ' KALÉDINS ', null))).toEqual(['Kaledin']);
    expect(filterNames(names, 'Trotsky', null)).toEqual([]);
  });

  it('is filtered by words, in any order, with signs as keyboards have them', () => {
    const council = ['People’s Council'];
    expect(forms(filterNames(names, 'people council', null))).toEqual(council);
    expect(forms(filterNames(names, "people's", null))).toEqual(council);
    expect(forms(filterNames(names, '"council people"', null))).toEqual([]);
    expect(filterNames(names, 'coordinating', null)).toHaveLength(1);
  });

  it('is filtered by paragraph', () => {
    expect(forms(filterNames(names, '', 's1-p1'))).toEqual([
      'Lenin',
      'Kamenev',
      'Vikzhel',
      'Moscow',
      'Soviets',
    ]);
    expect(forms(filterNames(names, 'ka', 's3-p1'))).toEqual(['Kaledin']);
  });

  it('is sorted by name, by number of mentions or by first mention', () => {
    expect(forms(sortNames(persons, 'form', 'en')).slice(0, 3)).toEqual(['Avksentyev', 'Chernov', 'Kaledin']);
    expect(forms(sortNames(persons, 'count', 'en')).slice(0, 4)).toEqual([
      'Kamenev',
      'Ryazanov',
      'Zinoviev',
      'Larin',
    ]);
    expect(forms(sortNames(persons, 'first', 'en')).slice(0, 3)).toEqual(['Lenin', 'Kamenev', 'Kaledin']);
  });
});

describe('the list of dates', () => {
  it('is filtered by the words of a date, the words around it, and its day in either calendar', () => {
    const found = (letters: string) => filterDates(dates, letters, 'all').map(({ words }) => words);
    expect(found('same day')).toEqual(['the same day']);
    expect(found('pravda')).toEqual(['November 7 (20)']);
    expect(found('11 november 1917')).toEqual(['October 29 (November 11), 1917', 'the same day']);
    expect(found('19 november')).toEqual(['November 5 or 6 (18 or 19)']);
  });

  it('is filtered by place: the text or the editor’s notes', () => {
    expect(filterDates(dates, '', 'text').map(({ words }) => words)).toEqual(['November 14 (1), 1917']);
    expect(filterDates(dates, '', 'apparatus')).toHaveLength(10);
  });

  it('is sorted by day: the two of 29 October before the one of the heading', () => {
    expect(sortDates(dates, 'reading')).toEqual(dates);
    expect(
      sortDates(dates, 'day')
        .map(({ words }) => words)
        .slice(0, 4),
    ).toEqual(['October 29 (November 11), 1917', 'the same day', 'November 14 (1), 1917', 'November 1 (14)']);
    expect(sortDates(dates, 'day').at(-1)?.words).toBe('November 7 (20)');
  });
});
