import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherDates } from '#core/names/dates';
import { timelineOf, type Timeline } from '#core/names/timeline';
import { flatten } from '#core/text/flat-text';
import { parseTei } from '#core/text/tei';
import { layOutTimeline, placeApart } from '#renderer/names/timeline-layout';

const xml = readFileSync('resources/texts/lenin-cc-speeches-1917-11-14.xml', 'utf8');
const timeline = timelineOf(gatherDates(flatten(parseTei(xml, () => '')))) as Timeline; // it has dates
const events = timeline.events.length;
const rounding = 1e-6;
const wordHeights = fc.array(fc.integer({ min: 10, max: 220 }), { minLength: events, maxLength: events });

describe('the layout of the bundled text’s timeline', () => {
  it('is to scale: all days have the same height, and every mark lies within its day', () => {
    fc.assert(
      fc.property(wordHeights, (heights) => {
        const { dayHeight, height, events: placed } = layOutTimeline(timeline, heights);
        expect(height).toBeCloseTo(10 * dayHeight);
        placed.forEach(({ from, to }, index) => {
          const event = timeline.events[index];
          expect(from / dayHeight - (event?.from ?? 0)).toBeGreaterThan(-rounding);
          expect((event?.to ?? 0) + 1 - to / dayHeight).toBeGreaterThan(-rounding);
        });
      }),
    );
  });

  it('keeps words in order, apart and inside the drawing, whatever their heights', () => {
    fc.assert(
      fc.property(wordHeights, (heights) => {
        const { height, events: placed } = layOutTimeline(timeline, heights);
        placed.forEach(({ top }, index) => {
          const before = placed[index - 1];
          expect(top).toBeGreaterThanOrEqual(before ? before.top + (heights[index - 1] ?? 0) : 0);
          expect(top + (heights[index] ?? 0)).toBeLessThanOrEqual(height + 0.001);
        });
      }),
    );
  });

  it('gives each event of a day its own mark, and an uncertain event a bar over both days', () => {
    const { dayHeight, lanes, events: placed } = layOutTimeline(timeline, Array<number>(events).fill(50));
    const marks = placed.map(({ from }) => from);
    expect(new Set(marks).size).toBe(events);
    const bars = placed.filter(({ lane }) => lane !== null);
    expect(bars).toMatchObject([{ from: 7 * dayHeight, to: 9 * dayHeight, lane: 0 }]);
    expect(lanes).toBe(1);
  });
});

describe('placeApart', () => {
  it('gives every box its wished top when none overlap', () => {
    expect(placeApart([10, 10, 10], [0, 40, 90], 100)).toEqual([0, 40, 90]);
  });

  it('moves boxes that would overlap by the same distance', () => {
    const [first = 0, second = 0] = placeApart([20, 20], [50, 50], 200);
    expect(second - first).toBe(26);
    expect((first + second) / 2).toBe(50);
  });
});
