import { describe, expect, it } from 'vitest';
import { glossOf } from '#renderer/reader/date-gloss';

const days = (first: string, last = first) => ({ notBefore: first, notAfter: last });

describe('the gloss of a date', () => {
  it('gives the day in both calendars, an uncertain one as uncertain', () => {
    const date = { julian: days('1917-11-05', '1917-11-06'), gregorian: days('1917-11-18', '1917-11-19') };
    expect(glossOf(date)).toEqual({
      'data-old': '5 or 6 Nov 1917 O.S.',
      'data-new': '18 or 19 Nov 1917 N.S.',
      'data-both': '5 or 6 Nov O.S. · 18 or 19 Nov 1917 N.S.',
    });
  });

  it('gives both years when they differ', () => {
    const date = { julian: days('1917-12-25'), gregorian: days('1918-01-07') };
    expect(glossOf(date)['data-both']).toBe('25 Dec 1917 O.S. · 7 Jan 1918 N.S.');
  });

  it('invents no Old Style day', () => {
    expect(glossOf({ julian: null, gregorian: days('1917-11-07') })).toEqual({
      'data-new': '7 Nov 1917 N.S.',
      'data-both': '7 Nov 1917 N.S.',
    });
  });

  it('is computed from the Old Style day, even where the markup gives another New Style day', () => {
    const date = { julian: days('1917-10-25'), gregorian: days('1917-11-08') };
    expect(glossOf(date)['data-new']).toBe('7 Nov 1917 N.S.');
  });
});
