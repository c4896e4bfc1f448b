import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, dayRange, julianToGregorian } from '#core/text/calendar';

describe('julianToGregorian', () => {
  it.each([
    ['1917-11-01', '1917-11-14', 'the heading of the bundled text'],
    ['1917-10-25', '1917-11-07', 'the October Revolution'],
    ['1918-01-31', '1918-02-13', 'the last Old Style day of Soviet Russia'],
    ['1582-10-05', '1582-10-15', 'the first New Style day'],
    ['1700-02-29', '1700-03-11', 'a leap day that only the Julian calendar has'],
    ['1700-02-28', '1700-03-10', 'the day before it'],
    ['1900-02-29', '1900-03-13', 'the same in 1900'],
    ['2000-02-29', '2000-03-13', 'a leap day of both'],
    ['1649-01-30', '1649-02-09', 'the execution of Charles I'],
  ])('takes %s to %s: %s', (julian, gregorian) => {
    expect(julianToGregorian(julian)).toBe(gregorian);
  });

  it('moves on by one day from each day of the 20th century to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
        const epoch = Date.parse('1900-03-01');
        const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
        const oneDay = 24 * 60 * 60 * 1000;
        // From 1900-03-01 to 2100-02-28 both calendars have the same leap years, thirteen days apart.
        const julian = iso(epoch + days * oneDay);
        expect(julianToGregorian(julian)).toBe(iso(epoch + (days + 13) * oneDay));
      }),
    );
  });
});

describe('day numbers', () => {
  const calendar = fc.constantFrom('julian' as const, 'gregorian' as const);
  /** From 1582 to 2400. */
  const numbers = fc.integer({ min: 2_299_161, max: 2_597_641 });

  it.each([
    ['1582-10-15', 'gregorian', 2_299_161],
    ['1582-10-05', 'julian', 2_299_161],
    ['2000-01-01', 'gregorian', 2_451_545],
    ['1858-11-17', 'gregorian', 2_400_001],
  ] as const)('know %s of the %s calendar as %i', (day, of, number) => {
    expect(dayNumber(day, of)).toBe(number);
    expect(dayOf(number, of)).toBe(day);
  });

  it('lead to a day and back, and count days', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 800 }), calendar, (number, later, of) => {
        const day = dayOf(number, of);
        expect(dayRange(day, of)).toEqual({ notBefore: day, notAfter: day });
        expect(dayNumber(day, of)).toBe(number);
        expect(dayNumber(dayOf(number + later, of), of) - dayNumber(day, of)).toBe(later);
      }),
    );
  });

  it('give the same New Style days as JavaScript’s own calendar', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const unix = (number - 2_440_588) * 24 * 60 * 60 * 1000; // 1970-01-01 is day 2440588
        expect(dayOf(number, 'gregorian')).toBe(new Date(unix).toISOString().slice(0, 10));
      }),
    );
  });

  it('are as far apart as the leap days that New Style leaves out', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const [year = 0, month = 0] = dayOf(number, 'julian').split('-').map(Number);
        const century = Math.floor((month < 3 ? year - 1 : year) / 100);
        const apart = century - Math.floor(century / 4) - 2; // 10 in 1582, 13 since March 1900
        const asGregorian = Date.parse(`${dayOf(number, 'gregorian')}T00:00Z`);
        const oldStyle = dayOf(number, 'julian');
        // A leap day that only Old Style has is read by JavaScript as the first of March, the day after.
        const leapDayOfOldStyleOnly = dayRange(oldStyle, 'gregorian') === null;
        fc.pre(!leapDayOfOldStyleOnly);
        expect((asGregorian - Date.parse(`${oldStyle}T00:00Z`)) / (24 * 60 * 60 * 1000)).toBe(apart);
      }),
    );
  });
});

describe('dayRange', () => {
  it('covers a day, a month or a year', () => {
    expect(dayRange('1917-11-14', 'gregorian')).toEqual({ notBefore: '1917-11-14', notAfter: '1917-11-14' });
    expect(dayRange('1917-11', 'gregorian')).toEqual({ notBefore: '1917-11-01', notAfter: '1917-11-30' });
    expect(dayRange('1917', 'julian')).toEqual({ notBefore: '1917-01-01', notAfter: '1917-12-31' });
    expect(dayRange('1900-02', 'julian')?.notAfter).toBe('1900-02-29');
    expect(dayRange('1900-02', 'gregorian')?.notAfter).toBe('1900-02-28');
    expect(dayRange('2000-02', 'gregorian')?.notAfter).toBe('2000-02-29');
  });

  it.each([
    '',
    '17',
    '1917-13',
    '1917-00',
    '1917-11-31',
    '1917-02-29',
    '1917-11-00',
    '1917-11-14T12:00',
    'May 1917',
  ])('refuses "%s"', (date) => {
    expect(dayRange(date, 'gregorian')).toBeNull();
  });
});
