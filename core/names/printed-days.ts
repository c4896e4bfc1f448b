import type { Calendar, DayRange, TextDate } from '../text/study-text';

/** Whether the computed New Style day is the one that the words give. */
export type Agreement = 'agrees' | 'differs' | 'not-printed';

/** A day as a text prints it; null for what it leaves out. */
interface PrintedDay {
  readonly day: number;
  readonly month: number | null;
}

/** The days of one calendar in the words of a date; several when the date is uncertain. */
type PrintedDays = readonly PrintedDay[];

/**
 * The days of a date in each calendar; null when the markup gives none. The Gregorian days were computed by
 * the program.
 */
export type BothStyles = Readonly<Record<Calendar, DayRange | null>>;

/**
 * Compares the words of a date, such as "October 29 (November 11), 1917", with its days. The markup says
 * which calendar stands first (`calendars`); when it does not, any order that fits will do. An Old Style day
 * that differs from the printed one counts as a difference, since New Style was computed from it.
 */
export const comparePrinted = (
  words: string,
  date: Pick<TextDate, 'calendars'>,
  styles: BothStyles,
): Agreement => {
  const printed = calendarsIn(words, date, styles);
  if (printed === null) return 'differs';
  return printed.includes('gregorian') ? 'agrees' : 'not-printed';
};

/** The calendars whose days the words of a date give; null when the days in the words are others. */
export const calendarsIn = (
  words: string,
  { calendars }: Pick<TextDate, 'calendars'>,
  styles: BothStyles,
): readonly Calendar[] | null => {
  const printed = readDays(words);
  if (printed.length === 0) return [];
  const orders = calendars ? [calendars] : likelyOrders(printed.length, styles);
  const fitting = orders.find((order) =>
    printed.every((days, index) => {
      const calendar = order[index];
      const given = calendar && styles[calendar];
      return !given || isPrinted(days, given);
    }),
  );
  if (!fitting || !yearFits(words, styles)) return null;
  return fitting.slice(0, printed.length);
};

const likelyOrders = (count: number, styles: BothStyles): readonly (readonly Calendar[])[] => {
  if (count === 1)
    return (['gregorian', 'julian'] as const).filter((calendar) => styles[calendar]).map((c) => [c]);
  return [
    ['julian', 'gregorian'],
    ['gregorian', 'julian'],
  ];
};

const isPrinted = (days: PrintedDays, range: DayRange): boolean =>
  isDay(days[0], range.notBefore) && isDay(days.at(-1), range.notAfter);

const isDay = (printed: PrintedDay | undefined, day: string): boolean => {
  const [, month, dayOfMonth] = day.split('-').map(Number);
  return printed?.day === dayOfMonth && (printed?.month ?? month) === month;
};

const yearFits = (words: string, { julian, gregorian }: BothStyles): boolean => {
  const [year] = /\d{4}/u.exec(words) ?? [];
  if (year === undefined) return true;
  const days = [julian, gregorian].flatMap((range) => (range ? [range.notBefore, range.notAfter] : []));
  return days.some((day) => day.startsWith(year));
};

/**
 * The days outside the brackets, then those inside, each if there are any. Days inside without a month have
 * the month outside.
 */
const readDays = (words: string): PrintedDays[] => {
  const outside = daysIn(words.replace(/\([^)]*\)?/gu, ' '), null);
  const inside = daysIn(/\(([^)]*)/u.exec(words)?.[1] ?? '', outside.at(-1)?.month ?? null);
  return [outside, inside].filter((days) => days.length > 0);
};

/**
 * As in "November 5 or 6" and "14 November": a month belongs to the days after it, or to those before it if a
 * day stands first.
 */
const daysIn = (words: string, monthBefore: number | null): PrintedDay[] => {
  const parts = [...words.matchAll(/\d+|\p{L}+/gu)]
    .map(([part]) => ({ month: monthNamed(part), day: /^\d{1,2}$/u.test(part) ? Number(part) : null }))
    .filter(({ month, day }) => month !== null || day !== null);
  const dayFirst = parts[0]?.day != null;
  if (dayFirst) parts.reverse();
  let current = parts.some(({ month }) => month !== null) ? null : monthBefore;
  const days: PrintedDay[] = [];
  for (const { month, day } of parts) {
    if (month !== null) current = month;
    if (day !== null) days.push({ day, month: current });
  }
  return dayFirst ? days.reverse() : days;
};

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Also shortenClause, to three letters or more. Null when the word names no month. */
const monthNamed = (word: string): number | null => {
  const index = word.length < 3 ? -1 : months.findIndex((month) => month.startsWith(word.toLowerCase()));
  return index < 0 ? null : index + 1;
};
