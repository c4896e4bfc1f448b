import { shallowRef } from 'vue';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';

/** A reference to pages of the printed edition: its element, and its words as printed. */
export interface PageReference {
  readonly element: HTMLElement;
  readonly words: string;
}

/** The reference that is explained now (page-reference-popover.vue); null when none is. */
export const pageReference = shallowRef<PageReference | null>(null);

export const explainPages = (element: HTMLElement, words: string): void => {
  pageReference.value = { element, words };
  useNoticesStore().announce(t('pageReference.status'));
};
