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

/** For stores, which have no component to call `useI18n` in. */
export const t = i18n.global.t;

/** A sentence that counts something, in the form that goes with the number, whose thousands are told apart. */
export const counted = (key: string, count: number, others: Readonly<Record<string, string>> = {}): string =>
  t(key, { ...others, count: i18n.global.n(count) }, count);
