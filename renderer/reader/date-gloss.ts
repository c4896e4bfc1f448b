import { calendarsIn } from '#core/names/printed-days';
import { newStyleOf } from '#core/text/calendar';
import type { DayRange, TextDate } from '#core/text/study-text';
import { t } from '../i18n';
import { dayWords, shortDays } from '../i18n/day-words';

/**
 * The glosses of a date, one for each setting of the calendar, as attributes of the date's element. The style
 * sheet shows the chosen one as generated content (styles/reading.css). So it is no part of the text: it is
 * not found, selected or copied. A gloss leaves out the days that the words of the date give already; where that
 * leaves nothing, there is none.
 */
export const glossOf = (date: TextDate, words: string): Readonly<Record<string, string | undefined>> => {
  const { julian } = date;
  const newStyle = newStyleOf(date);
  const printed = calendarsIn(words, date, { julian, gregorian: newStyle }) ?? [];
  const newDays = printed.includes('gregorian')
    ? undefined
    : t('days.glossNew', { days: dayWords(newStyle, 'gregorian', 'short') });
  const glossOld = (days: string): string => t('days.glossOld', { days });
  const oldDays =
    julian === null || printed.includes('julian') ? undefined : glossOld(dayWords(julian, 'julian', 'short'));
  if (!julian || !oldDays || !newDays)
    return { 'data-old': oldDays, 'data-new': newDays, 'data-both': oldDays ?? newDays };
  const sameYear = yearOf(julian) === yearOf(newStyle);
  const old = sameYear ? glossOld(shortDays(julian, 'julian')) : oldDays;
  return {
    'data-old': oldDays,
    'data-new': newDays,
    'data-both': t('days.glossBoth', { old, new: newDays }),
  };
};

const yearOf = ({ notAfter }: DayRange): string => notAfter.slice(0, 4);
