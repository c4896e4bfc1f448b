import { describe, expect, it } from 'vitest';
import { dayWords, shortDays } from '#renderer/i18n/day-words';

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
