import type { NoteDays, TimeSpan } from '#core/notes/note-filter';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The day of a moment where the reader is, ISO 8601. */
export const localDay = (moment: Date): string =>
  `${String(moment.getFullYear()).padStart(4, '0')}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;

/** The beginning of a day where the reader is, so many days later. */
const dayStart = (day: string, later = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
};

/** Today counts as one of the days. */
const lengths = { today: 1, week: 7, month: 30 } as const;

export const spanOf = (days: NoteDays, now: Date): TimeSpan => {
  if (days.kind !== 'between')
    return { from: dayStart(localDay(now), 1 - lengths[days.kind]).toISOString(), before: null };
  return {
    from: days.first && dayStart(days.first).toISOString(),
    before: days.last && dayStart(days.last, 1).toISOString(),
  };
};

/** For showing: noon, so that no zone makes another day of it. */
export const noonOf = (day: string): Date => new Date(dayStart(day).getTime() + 12 * 60 * 60 * 1000);
