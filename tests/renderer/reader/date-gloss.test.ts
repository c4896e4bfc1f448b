import { describe, expect, it } from 'vitest';
import { glossOf } from '#renderer/reader/date-gloss';

const days = (first: string, last = first) => ({ notBefore: first, notAfter: last });

describe('the gloss of a date', () => {
  it('gives the day in both calendars, an uncertain one as uncertain', () => {
    const date = { julian: days('1917-11-05', '1917-11-06'), gregorian: days('1917-11-18', '1917-11-19') };
    expect(glossOf(date, 'that night')).toEqual({
      'data-old': '5 or 6 Nov 1917 O.S.',
      'data-new': '18 or 19 Nov 1917 N.S.',
      'data-both': '5 or 6 Nov O.S. · 18 or 19 Nov 1917 N.S.',
    });
  });

  it('gives both years when they differ', () => {
    const date = { julian: days('1917-12-25'), gregorian: days('1918-01-07') };
    expect(glossOf(date, 'that night')['data-both']).toBe('25 Dec 1917 O.S. · 7 Jan 1918 N.S.');
  });

  it('invents no Old Style day', () => {
    expect(glossOf({ julian: null, gregorian: days('1917-11-07') }, 'that night')).toEqual({
      'data-new': '7 Nov 1917 N.S.',
      'data-both': '7 Nov 1917 N.S.',
    });
  });

  it('is computed from the Old Style day, even where the markup gives another New Style day', () => {
    const date = { julian: days('1917-10-25'), gregorian: days('1917-11-08') };
    expect(glossOf(date, 'that night')['data-new']).toBe('7 Nov 1917 N.S.');
  });

  it('repeats no day that the words give already', () => {
    const date = { julian: days('1917-10-29'), gregorian: days('1917-11-11') };
    expect(glossOf(date, 'October 29 (November 11), 1917')).toEqual({});
    expect(glossOf(date, 'October 29')).toEqual({
      'data-new': '11 Nov 1917 N.S.',
      'data-both': '11 Nov 1917 N.S.',
    });
    expect(glossOf(date, 'November 11')).toEqual({
      'data-old': '29 Oct 1917 O.S.',
      'data-both': '29 Oct 1917 O.S.',
    });
  });

  it('stands beside a day that differs from the printed one', () => {
    const date = { julian: days('1917-10-29'), gregorian: days('1917-11-11') };
    expect(glossOf(date, 'October 30')['data-both']).toBe('29 Oct O.S. · 11 Nov 1917 N.S.');
  });
});
