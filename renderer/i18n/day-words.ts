import { dayNumber, dayRange } from '#core/text/calendar';
import type { Calendar, DayRange, TextDate } from '#core/text/study-text';
import { i18n, t } from './index';

interface Day {
  readonly day: number;
  readonly month: string;
  readonly year: string;
}

export type MonthStyle = 'long' | 'short';

/** By language and style: creating a format takes far longer than using it. */
const monthNames = new Map<string, readonly string[]>();
const monthNamesIn = (language: string, style: MonthStyle): readonly string[] => {
  const key = `${language} ${style}`;
  const known = monthNames.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
  monthNames.set(key, names);
  return names;
};

/** The parts of an ISO 8601 day, the month in the language of the interface. */
const partsOf = (iso: string, style: MonthStyle = 'long'): Day => {
  const [year = '', month = '', day = ''] = iso.split('-');
  const names = monthNamesIn(i18n.global.locale.value, style);
  return { day: Number(day), month: names[Number(month) - 1] ?? '', year: String(Number(year)) };
};

/** One day without its year: "29 Oct". */
export const shortDay = (iso: string): string => t('days.short', { ...partsOf(iso, 'short') });

/**
 * Days in words: "7 November 1917", "5 or 6 November 1917", "November 1917", "between 3 May 1900 and 9 May
 * 1901".
 */
export const dayWords = (range: DayRange, calendar: Calendar, style: MonthStyle = 'long'): string => {
  const { notBefore, notAfter } = range;
  const [first, last] = [partsOf(notBefore, style), partsOf(notAfter, style)];
  if (notBefore === notAfter) return t('days.one', { ...last });
  if (dayNumber(notAfter, calendar) - dayNumber(notBefore, calendar) === 1) {
    return first.month === last.month
      ? t('days.either', { ...last, first: first.day })
      : t('days.orNext', {
          first: first.year === last.year ? t('days.short', { ...first }) : t('days.one', { ...first }),
          last: t('days.one', { ...last }),
        });
  }
  const [from, to] = [notBefore.slice(0, 7), notAfter.slice(0, 7)];
  const wholeMonths =
    dayRange(from, calendar)?.notBefore === notBefore && dayRange(to, calendar)?.notAfter === notAfter;
  if (wholeMonths && from === to) return t('days.month', { ...last });
  if (wholeMonths && first.year === last.year && from.endsWith('-01') && to.endsWith('-12')) return last.year;
  const key = wholeMonths ? 'days.month' : 'days.one';
  return t('days.between', { first: t(key, { ...first }), last: t(key, { ...last }) });
};

/**
 * Like `dayWords`, with short months, and without the year where the range is one day or two adjacent days.
 */
export const shortDays = (range: DayRange, calendar: Calendar): string => {
  const [first, last] = [partsOf(range.notBefore, 'short'), partsOf(range.notAfter, 'short')];
  if (range.notBefore === range.notAfter) return shortDay(range.notAfter);
  const apart = dayNumber(range.notAfter, calendar) - dayNumber(range.notBefore, calendar);
  if (apart > 1) return dayWords(range, calendar, 'short');
  return first.month === last.month
    ? t('days.eitherShort', { ...last, first: first.day })
    : t('days.orNext', { first: shortDay(range.notBefore), last: shortDay(range.notAfter) });
};

/** A date in words, with the Old Style day where it has one: "14 November 1917 (1 November 1917 O.S.)". */
export const dateWords = ({ gregorian, julian }: TextDate): string => {
  const days = dayWords(gregorian, 'gregorian');
  if (!julian) return days;
  return t('days.withOld', { days, old: t('days.glossOld', { days: dayWords(julian, 'julian') }) });
};
