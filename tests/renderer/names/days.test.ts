import { describe, expect, it } from 'vitest';
import { dayWords, shortDays } from '#renderer/names/day-words';
import { glossOf } from '#renderer/names/gloss';

const days = (first: string, last = first) => ({ notBefore: first, notAfter: last });

describe('days in words', () => {
  it.each([
    [days('1917-11-07'), '7 November 1917'],
    [days('1917-11-05', '1917-11-06'), '5 or 6 November 1917'],
    [days('1917-10-31', '1917-11-01'), '31 October or 1 November 1917'],
    [days('1917-12-31', '1918-01-01'), '31 December 1917 or 1 January 1918'],
    [days('1917-11-01', '1917-11-30'), 'November 1917'],
    [days('1917-01-01', '1917-12-31'), '1917'],
    [days('1905-01-01', '1907-06-30'), 'between January 1905 and June 1907'],
    [days('1917-11-05', '1917-11-09'), 'between 5 November 1917 and 9 November 1917'],
    [days('0988-08-01'), '1 August 988'],
  ])('%o: %s', (range, words) => {
    expect(dayWords(range, 'gregorian')).toBe(words);
  });

  it('know the calendar: February 1900 has 29 days in Old Style', () => {
    expect(dayWords(days('1900-02-01', '1900-02-29'), 'julian')).toBe('February 1900');
    expect(dayWords(days('1900-02-28', '1900-02-29'), 'julian')).toBe('28 or 29 February 1900');
  });

  it('leave out the year where they are short', () => {
    expect(shortDays(days('1917-10-29'), 'julian')).toBe('29 Oct');
    expect(shortDays(days('1917-11-05', '1917-11-06'), 'julian')).toBe('5 or 6 Nov');
    expect(shortDays(days('1917-10-31', '1917-11-01'), 'julian')).toBe('31 Oct or 1 Nov');
  });
});

describe('the gloss of a date', () => {
  it('gives the day in both calendars, an uncertain one as uncertain', () => {
    const date = { julian: days('1917-11-05', '1917-11-06'), gregorian: days('1917-11-18', '1917-11-19') };
    expect(glossOf(date)).toEqual({
      'data-old': '5 or 6 Nov 1917 O.S.',
      'data-new': '18 or 19 Nov 1917 N.S.',
      'data-both': '5 or 6 Nov O.S. · 18 or 19 Nov 1917 N.S.',
    });
  });

  it('says both years when they differ', () => {
    const date = { julian: days('1917-12-25'), gregorian: days('1918-01-07') };
    expect(glossOf(date)['data-both']).toBe('25 Dec 1917 O.S. · 7 Jan 1918 N.S.');
  });

  it('invents no Old Style day', () => {
    expect(glossOf({ julian: null, gregorian: days('1917-11-07') })).toEqual({
      'data-new': '7 Nov 1917 N.S.',
      'data-both': '7 Nov 1917 N.S.',
    });
  });

  it('is computed from Old Style, also where the markup gives another day', () => {
    const date = { julian: days('1917-10-25'), gregorian: days('1917-11-08') };
    expect(glossOf(date)['data-new']).toBe('7 Nov 1917 N.S.');
  });
});
