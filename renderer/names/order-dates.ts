import type { DateMention } from '#core/names/dates';
import { foldEach, holdsSought, readPhrase } from '#core/text/fold-words';
import { dayWords } from '../i18n/day-words';

export const datePlaces = ['all', 'text', 'apparatus'] as const;
export type DatePlace = (typeof datePlaces)[number];
export const dateOrders = ['reading', 'day'] as const;
export type DateOrder = (typeof dateOrders)[number];

/**
 * The dates of a place that hold the query as one phrase, since "19 November" is a day and not a 19 somewhere:
 * in their words, in the words around them, or in either calendar.
 */
export const filterDates = (
  dates: readonly DateMention[],
  query: string,
  place: DatePlace,
): readonly DateMention[] => {
  const sought = readPhrase(query);
  return dates.filter((date) => {
    if (place !== 'all' && date.block.section.place !== place) return false;
    if (sought.length === 0) return true;
    const days = [dayWords(date.newStyle, 'gregorian')];
    if (date.oldStyle) days.push(dayWords(date.oldStyle, 'julian'));
    return holdsSought(foldEach([date.words, date.clause.text, ...days]), sought);
  });
};

/**
 * Sorts by reading order, or by day: by the first possible day of each date, then certain dates before
 * uncertain ones, then in reading order.
 */
export const sortDates = (dates: readonly DateMention[], order: DateOrder): readonly DateMention[] =>
  order === 'reading'
    ? dates
    : dates.toSorted(
        (a, b) =>
          a.newStyle.notBefore.localeCompare(b.newStyle.notBefore) ||
          a.newStyle.notAfter.localeCompare(b.newStyle.notAfter) ||
          a.range.start - b.range.start,
      );
