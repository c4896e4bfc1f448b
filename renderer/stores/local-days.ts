import { localDay } from '#contract/local-day';
import type { NoteDays, TimeSpan } from '#core/notes/note-filter';

/**
 * The last day that a field offers: years of more digits are typing errors, and are not in order as letters.
 */
export const lastDay = '9999-12-31';
const lastMoment = '9999-12-31T23:59:59.999Z';
/** The last moment that there is (ECMAScript, 21.4.1.1), in milliseconds. */
const endOfTime = 8.64e15;

/**
 * An hour of a day where the reader is, so many days later; the end of time where there is no such moment.
 */
const momentOf = (day: string, hour: number, later = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(2000, 0, 1, hour);
  moment.setFullYear(year, month - 1, date + later); // the constructor takes year 26 for 1926
  return Number.isNaN(moment.getTime()) ? new Date(endOfTime) : moment;
};

/** When a day begins where the reader is, so many days later, in UTC; years have four digits. */
const startOf = (day: string, later = 0): string => {
  const moment = momentOf(day, 0, later);
  return moment.getTime() > Date.parse(lastMoment) ? lastMoment : moment.toISOString();
};

/** Today counts as one of the days. */
const lengths = { today: 1, week: 7, month: 30 } as const;

export const spanOf = (days: NoteDays, now: Date): TimeSpan => {
  if (days.kind !== 'between') return { from: startOf(localDay(now), 1 - lengths[days.kind]), before: null };
  return { from: days.first && startOf(days.first), before: days.last && startOf(days.last, 1) };
};

/** For showing: noon, so that no zone makes another day of it. */
export const noonOf = (day: string): Date => momentOf(day, 12);
