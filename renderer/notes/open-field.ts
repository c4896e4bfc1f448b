import { shallowRef } from 'vue';
import { definePart } from '../stores/text-session';
import type { Emphasis } from './emphasis';

/** What the keys can do with the words in the field of the open note. */
export interface OpenField {
  readonly hasFocus: () => boolean;
  readonly emphasise: (emphasis: Emphasis) => void;
}

/** The field of the note that is being written, as its editor gives it; null when there is none to be seen. */
export const useOpenField = definePart(() => shallowRef<OpenField | null>(null));
