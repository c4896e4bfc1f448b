import { shallowRef } from 'vue';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { definePart } from '../stores/text-session';

/** A reference to pages of the printed edition: its element, and its words as printed. */
export interface PageReference {
  readonly element: HTMLElement;
  readonly words: string;
}

/** Explains references to pages of the printed edition. */
export const usePageReference = definePart((session) => {
  /** The reference that is explained now (page-reference-popover.vue); null when none is. */
  const pageReference = shallowRef<PageReference | null>(null);
  session.onLeave(() => (pageReference.value = null));

  const explainPages = (element: HTMLElement, words: string): void => {
    pageReference.value = { element, words };
    useNoticesStore().announce(t('pageReference.status'));
  };

  return { pageReference, explainPages };
});
