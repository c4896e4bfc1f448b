import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherDates } from '#core/names/dates';
import { labelledDays, timelineOf } from '#core/names/timeline';
import { dayOf } from '#core/text/calendar';
import { bundledFlat } from './bundled';

const timeline = timelineOf(gatherDates(bundledFlat));

describe('the timeline of the bundled text', () => {
  it('goes from 29 October to 7 November 1917, Old Style', () => {
    expect(dayOf(timeline?.firstDay ?? 0, 'julian')).toBe('1917-10-29');
    expect(timeline?.days).toBe(10);
    expect(dayOf((timeline?.firstDay ?? 0) + 9, 'julian')).toBe('1917-11-07');
    expect(dayOf((timeline?.firstDay ?? 0) + 9, 'gregorian')).toBe('1917-11-20');
  });

  it('has each date on its day, counted from 29 October, and leaves 5 or 6 November open', () => {
    expect(timeline?.events.map(({ from, to, date }) => [from, to, date.words])).toEqual([
      [0, 0, 'October 29 (November 11), 1917'],
      [0, 0, 'the same day'],
      [3, 3, 'November 14 (1), 1917'],
      [3, 3, 'November 1 (14)'],
      [3, 3, 'November 1 (14)'],
      [3, 3, 'November 1 (14)'],
      [4, 4, 'November 2 (15)'],
      [4, 4, 'November 2 (15)'],
      [5, 5, 'November 3 (16)'],
      [7, 8, 'November 5 or 6 (18 or 19)'],
      [9, 9, 'November 7 (20)'],
    ]);
  });

  it('is none without dates', () => {
    expect(timelineOf([])).toBeNull();
  });
});

describe('the labels of the axis', () => {
  it('are one for each day when there is room, else fewer', () => {
    expect(labelledDays(4, 30, 20)).toEqual([0, 1, 2, 3]);
    expect(labelledDays(12, 8, 30)).toEqual([0, 5, 10]);
  });

  it('begin with the first day and keep their distance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        (days, height) => {
          const labels = labelledDays(days, height, 20);
          expect(labels[0]).toBe(0);
          expect(labels.at(-1)).toBeLessThan(days);
          labels.slice(1).forEach((day, index) => {
            expect((day - (labels[index] ?? 0)) * height).toBeGreaterThanOrEqual(20);
          });
        },
      ),
    );
  });
});
