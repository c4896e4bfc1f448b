import type { Calendar, DayRange, TextDate } from './study-text';

/**
 * The days that an ISO 8601 date covers, which may be of reduced precision: "1917-11-14", "1917-11" or
 * "1917". Null for any other string, and for a day that the calendar does not have.
 */
export const dayRange = (date: string, calendar: Calendar): DayRange | null => {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year == null || (month != null && !(month >= 1 && month <= 12))) return null;
  const lastMonth = month ?? 12;
  const lastDay = monthLength(year, lastMonth, calendar);
  if (day != null && !(day >= 1 && day <= lastDay)) return null;
  return {
    notBefore: isoDay(year, month ?? 1, day ?? 1),
    notAfter: isoDay(year, lastMonth, day ?? lastDay),
  };
};

/** Converts a day of the Julian calendar (Old Style) to the Gregorian (New Style). Both are ISO 8601 days. */
export const julianToGregorian = (day: string): string => dayOf(dayNumber(day, 'julian'), 'gregorian');

/**
 * The New Style days of a date, computed from Old Style; without Old Style, the Gregorian days of the markup.
 */
export const newStyleOf = ({ julian, gregorian }: TextDate): DayRange =>
  julian === null
    ? gregorian
    : { notBefore: julianToGregorian(julian.notBefore), notAfter: julianToGregorian(julian.notAfter) };

/** The Julian day number of an ISO 8601 day: consecutive days of either calendar have consecutive numbers. */
export const dayNumber = (day: string, calendar: Calendar): number => {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const toMarch = Math.floor((14 - month) / 12);
  const y = year + 4800 - toMarch;
  const m = month + 12 * toMarch - 3;
  const inYear = dayOfMonth + Math.floor((153 * m + 2) / 5);
  const leapDays = Math.floor(y / 4);
  if (calendar === 'julian') return inYear + 365 * y + leapDays - 32083;
  return inYear + 365 * y + leapDays - Math.floor(y / 100) + Math.floor(y / 400) - 32045;
};

/** The ISO 8601 day that has this Julian day number; the inverse of `dayNumber`. */
export const dayOf = (number: number, calendar: Calendar): string => {
  const a = number + 32044;
  const century = calendar === 'julian' ? 0 : Math.floor((4 * a + 3) / 146097);
  const inCentury = calendar === 'julian' ? number + 32082 : a - Math.floor((146097 * century) / 4);
  const yearInCentury = Math.floor((4 * inCentury + 3) / 1461);
  const dayInYear = inCentury - Math.floor((1461 * yearInCentury) / 4);
  const m = Math.floor((5 * dayInYear + 2) / 153);
  return isoDay(
    100 * century + yearInCentury - 4800 + Math.floor(m / 10),
    m + 3 - 12 * Math.floor(m / 10),
    dayInYear - Math.floor((153 * m + 2) / 5) + 1,
  );
};

// Day numbers after E. G. Richards, "Calendars", in: Explanatory Supplement to the Astronomical Almanac, 3rd
// ed., University Science Books 2013, chapter 15. Years begin with March there, so that a leap day is the
// last of its year.

const isoDay = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

const monthLength = (year: number, month: number, calendar: Calendar): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = year % 4 === 0 && (calendar === 'julian' || year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
};
