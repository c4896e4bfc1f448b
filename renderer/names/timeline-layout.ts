import type { CalendarDisplay } from '#contract/settings';
import type { TextRange } from '#core/annotation/annotation';
import type { DateMention } from '#core/names/dates';
import type { Timeline } from '#core/names/timeline';

/** Which calendars name the days of a timeline. */
export interface ShownCalendars {
  readonly old: boolean;
  readonly new: boolean;
}

/**
 * The calendars of the setting; both when it shows dates as printed, because an axis and a list need names for
 * their days.
 */
export const shownCalendars = (calendar: CalendarDisplay): ShownCalendars => ({
  old: calendar !== 'new',
  new: calendar !== 'old',
});

/** The range of a date within its block (UTF-16 units). */
export const markOf = ({ block, range }: DateMention): TextRange => ({
  start: range.start - block.start,
  end: range.end - block.start,
});

/** Where an event is drawn, in CSS pixels from the top of the drawing. */
export interface PlacedEvent {
  /**
   * The ends of its mark on the axis: a bar over all days of an uncertain date; equal for a date of one day.
   */
  readonly from: number;
  readonly to: number;
  /** The column of a bar, from 0: bars that share days get different ones. Null for a date of one day. */
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
const slack = 1.15; // times the height of all words, so that words can stand near their days
const labelledDay = 40; // CSS pixels of a day that has its own label
const highestForLabels = 4000; // CSS pixels, up to which a long timeline grows for its labels alone

/**
 * Lays out a timeline to scale: every day has the same height, and the whole is high enough for the words of
 * all events one below the other. `heights` are those of the words, in CSS pixels.
 */
export const layOutTimeline = ({ days, events }: Timeline, heights: readonly number[]): TimelineLayout => {
  const needed = heights.reduce((sum, height) => sum + height + gap, 0);
  const height = Math.max(needed * slack, Math.min(days * labelledDay, highestForLabels));
  const dayHeight = height / days;
  const onDay = new Map<number, number>();
  for (const { from, to } of events) if (from === to) onDay.set(from, (onDay.get(from) ?? 0) + 1);
  const drawnOnDay = new Map<number, number>();
  const laneEnds: number[] = [];
  const marks = events.map(({ from, to }) => {
    if (from < to) {
      const free = laneEnds.findIndex((end) => end < from);
      const lane = free < 0 ? laneEnds.length : free;
      laneEnds[lane] = to;
      return { from: from * dayHeight, to: (to + 1) * dayHeight, lane };
    }
    const order = (drawnOnDay.get(from) ?? 0) + 1;
    drawnOnDay.set(from, order);
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
 * The tops of boxes with these heights, in their order, `gap` apart, between 0 and `total`, which must have
 * room for all. Each box gets its wished top where it can. Boxes that would overlap form a group, which is
 * placed at the mean of its wishes (pool adjacent violators algorithm).
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
