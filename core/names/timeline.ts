import { dayNumber } from '../text/calendar';
import type { DateMention } from './dates';

/**
 * A date on the timeline: from the beginning of day `from` to the end of day `to`, counted from the
 * timeline's first day.
 */
export interface TimelineEvent {
  readonly date: DateMention;
  readonly from: number;
  /** Greater than `from` when the text leaves the day uncertain. */
  readonly to: number;
}

/** Days on one scale, the same for both calendars. */
export interface Timeline {
  /** The Julian day number of the first day. */
  readonly firstDay: number;
  /** From the first day to the last, both counted. */
  readonly days: number;
  /** Sorted by the middle of their days; events of the same days in reading order. */
  readonly events: readonly TimelineEvent[];
}

/** Null when there are no dates. */
export const timelineOf = (dates: readonly DateMention[]): Timeline | null => {
  const placed = dates.map((date) => ({
    date,
    from: dayNumber(date.newStyle.notBefore, 'gregorian'),
    to: dayNumber(date.newStyle.notAfter, 'gregorian'),
  }));
  if (placed.length === 0) return null;
  const firstDay = placed.reduce((day, { from }) => Math.min(day, from), Infinity);
  const lastDay = placed.reduce((day, { to }) => Math.max(day, to), -Infinity);
  const events = placed
    .map(({ date, from, to }) => ({ date, from: from - firstDay, to: to - firstDay }))
    .sort(
      (a, b) => a.from + a.to - (b.from + b.to) || a.from - b.from || a.date.range.start - b.date.range.start,
    );
  return { firstDay, days: lastDay - firstDay + 1, events };
};

const steps = [1, 2, 5, 10, 30, 90, 180, 365];

/**
 * The days of an axis that get a label, counted from its first day. `room` is the height that a label needs,
 * in the unit of `dayHeight`.
 */
export const labelledDays = (days: number, dayHeight: number, room: number): number[] => {
  const least = room / dayHeight;
  const step = steps.find((candidate) => candidate >= least) ?? Math.ceil(least / 365) * 365;
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
};
