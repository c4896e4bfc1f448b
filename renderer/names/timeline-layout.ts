import type { TextRange } from '#core/annotation/annotation';
import type { DateMention } from '#core/names/dates';
import type { Timeline } from '#core/names/timeline';

/** Which calendars name the days of a timeline. */
export interface ShownCalendars {
  readonly old: boolean;
  readonly new: boolean;
}

/** Where a date stands in its clause's block. */
export const markOf = ({ block, range }: DateMention): TextRange => ({
  start: range.start - block.start,
  end: range.end - block.start,
});

/** In CSS pixels from the top of the drawing. */
export interface PlacedEvent {
  /** The event's mark on the axis; for an uncertain one a bar over all its days, else both are its one height. */
  readonly from: number;
  readonly to: number;
  /** Bars that share days lie in different lanes; null for a single day. */
  readonly lane: number | null;
  /** The top of its words. */
  readonly top: number;
}

export interface TimelineLayout {
  readonly dayHeight: number;
  readonly height: number;
  readonly lanes: number;
  readonly events: readonly PlacedEvent[];
}

const gap = 6; // between the words of two events
const slack = 1.15; // so that words can stand near their days
const comfortable = 40; // a day, so that each has its label
const tallest = 4000; // as far as comfort alone may stretch a long time

/**
 * Draws a timeline to scale: every day has the same height, high enough that the words of all events, whose heights are
 * given, have room beside it one below the other.
 */
export const layTimeline = ({ days, events }: Timeline, heights: readonly number[]): TimelineLayout => {
  const needed = heights.reduce((sum, height) => sum + height + gap, 0);
  const height = Math.max(needed * slack, Math.min(days * comfortable, tallest));
  const dayHeight = height / days;
  const onDay = new Map<number, number>();
  for (const { from, to } of events) if (from === to) onDay.set(from, (onDay.get(from) ?? 0) + 1);
  const passed = new Map<number, number>();
  const laneEnds: number[] = [];
  const marks = events.map(({ from, to }) => {
    if (from < to) {
      const free = laneEnds.findIndex((end) => end < from);
      const lane = free < 0 ? laneEnds.length : free;
      laneEnds[lane] = to;
      return { from: from * dayHeight, to: (to + 1) * dayHeight, lane };
    }
    const order = (passed.get(from) ?? 0) + 1;
    passed.set(from, order);
    const at = (from + order / ((onDay.get(from) ?? 1) + 1)) * dayHeight;
    return { from: at, to: at, lane: null };
  });
  const wished = marks.map(({ from, to }, index) => (from + to - (heights[index] ?? 0)) / 2);
  const tops = placeApart(heights, wished, height);
  return {
    dayHeight,
    height,
    lanes: laneEnds.length,
    events: marks.map((mark, index) => ({ ...mark, top: tops[index] ?? 0 })),
  };
};

/**
 * Tops for boxes of these heights, in their order, `gap` apart and between 0 and `total`, which has room for all of them.
 * Boxes whose wishes collide are moved together, each as far from its wish as the others (pool adjacent violators).
 */
export const placeApart = (
  heights: readonly number[],
  wished: readonly number[],
  total: number,
): readonly number[] => {
  const offsets: number[] = [];
  let sum = 0;
  for (const height of heights) {
    offsets.push(sum);
    sum += height + gap;
  }
  const groups: { mean: number; count: number }[] = [];
  wished.forEach((wish, index) => {
    let group = { mean: wish - (offsets[index] ?? 0), count: 1 };
    for (let last = groups.at(-1); last && last.mean > group.mean; last = groups.at(-1)) {
      groups.pop();
      const count = last.count + group.count;
      group = { mean: (last.mean * last.count + group.mean * group.count) / count, count };
    }
    groups.push(group);
  });
  const room = Math.max(0, total - (sum - gap));
  const shifts = groups.flatMap(({ mean, count }) =>
    Array.from({ length: count }, () => Math.min(Math.max(mean, 0), room)),
  );
  return offsets.map((offset, index) => offset + (shifts[index] ?? 0));
};
