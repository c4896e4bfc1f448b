import { createI18n } from 'vue-i18n';
import { en } from './en';

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  missing: (_, key) => console.error(`No words for ${key}`),
  datetimeFormats: {
    en: {
      moment: { dateStyle: 'medium', timeStyle: 'short' },
      day: { dateStyle: 'full' },
      shortDay: { dateStyle: 'medium' },
    },
  },
});

/** For stores, which have no component in which to call `useI18n`. */
export const t = i18n.global.t;

/** A number with separators between thousands. */
export const n = (value: number): string => i18n.global.n(value);

/** A message with a count, in the plural form for the number, which has separators between thousands. */
export const counted = (key: string, count: number, others: Readonly<Record<string, string>> = {}): string =>
  t(key, { ...others, count: n(count) }, count);
