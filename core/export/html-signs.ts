import type { DayRange, TextDate } from '#core/text/study-text';
import { newStyleOf } from '#core/text/calendar';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\0': '\ufffd', // HTML has no way to write it (HTML Standard §13.2.5.80)
};

/** Escapes words for the content of an element, or for an attribute's value in double quotes. */
export const escapeHtml = (words: string): string =>
  /[&<>"\0]/.test(words) ? words.replaceAll(/[&<>"\0]/g, (sign) => entities[sign] ?? sign) : words;

/** A value for an attribute in single quotes, where JSON stays short and readable. */
export const jsonAttribute = (value: unknown): string => {
  const json = JSON.stringify(value);
  return /[&<']/.test(json)
    ? json.replaceAll(/[&<']/g, (sign) => (sign === "'" ? '&#39;' : (entities[sign] ?? sign)))
    : json;
};

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "14 November 1917" for an ISO 8601 day; anything else as it is. */
export const dayWords = (day: string): string => {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(day) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? day : `${Number(dayOfMonth)} ${name} ${year}`;
};

const rangeWords = ({ notBefore, notAfter }: DayRange): string =>
  notBefore === notAfter ? dayWords(notBefore) : `between ${dayWords(notBefore)} and ${dayWords(notAfter)}`;

/** A date of the text in both calendars. */
export const dateWords = (date: TextDate): string =>
  rangeWords(newStyleOf(date)) + (date.julian === null ? '' : ` (Old Style ${rangeWords(date.julian)})`);

/** A moment in UTC, with its words to the minute. */
export const momentHtml = (moment: string): string => {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/u.exec(moment) ?? [];
  const words = day === undefined ? moment : `${dayWords(day)}, ${time} UTC`;
  return `<time datetime="${escapeHtml(moment)}">${escapeHtml(words)}</time>`;
};
