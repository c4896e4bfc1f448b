import { newStyleOf } from '#core/text/calendar';
import type { DayRange, TextDate } from '#core/text/study-text';
import { t } from '../i18n';
import { dayWords, shortDays } from '../i18n/day-words';

/**
 * The glosses of a date, one for each setting of the calendar, as attributes of the date's element. The style
 * sheet shows the chosen one as generated content (styles/reading.css). So it is no part of the text: it is
 * not found, selected or copied.
 */
export const glossOf = (date: TextDate): Readonly<Record<string, string | undefined>> => {
  const newStyle = newStyleOf(date);
  const newDays = t('days.glossNew', { days: dayWords(newStyle, 'gregorian', 'short') });
  if (date.julian === null) return { 'data-new': newDays, 'data-both': newDays };
  const glossOld = (days: string): string => t('days.glossOld', { days });
  const oldDays = dayWords(date.julian, 'julian', 'short');
  const sameYear = yearOf(date.julian) === yearOf(newStyle);
  const old = glossOld(sameYear ? shortDays(date.julian, 'julian') : oldDays);
  return {
    'data-old': glossOld(oldDays),
    'data-new': newDays,
    'data-both': t('days.glossBoth', { old, new: newDays }),
  };
};

const yearOf = ({ notAfter }: DayRange): string => notAfter.slice(0, 4);
