import { describe, expect, it } from 'vitest';
import { localDay } from '#contract/local-day';
import { lastDay, noonOf, spanOf } from '#renderer/stores/local-days';

const between = (first: string | null, last: string | null) =>
  spanOf({ kind: 'between', first, last }, new Date());
const now = new Date().toISOString();

describe('days', () => {
  it('begin where the reader is, and the last one counts whole', () => {
    const { from, before } = between('2026-03-01', '2026-03-31');
    expect(localDay(new Date(from ?? ''))).toBe('2026-03-01');
    expect(localDay(new Date(before ?? ''))).toBe('2026-04-01');
    expect(localDay(new Date(Date.parse(before ?? '') - 1))).toBe('2026-03-31');
  });

  it('of the first centuries are not taken for those of this one', () => {
    expect(localDay(new Date(between('0026-01-02', null).from ?? ''))).toBe('0026-01-02');
    expect(localDay(noonOf('0026-01-02'))).toBe('0026-01-02');
  });

  it.each(['9999-12-31', '12026-01-01', '275760-09-13'])('may be as late as %s', (day) => {
    expect((between(null, day).before ?? '') > now, 'all is before').toBe(true);
    expect((between(day, null).from ?? '') > now, 'nothing is after').toBe(true);
    expect(noonOf(day).getTime()).not.toBeNaN();
  });

  it('are offered up to one that is still in order', () => {
    expect((between(lastDay, null).from ?? '') > now).toBe(true);
  });
});
