import { createI18n } from 'vue-i18n';
import { en } from './en';

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
  datetimeFormats: { en: { moment: { dateStyle: 'medium', timeStyle: 'short' } } },
});

/** For stores, which have no component to call `useI18n` in. */
export const t = i18n.global.t;
