import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Cursor } from '../cursor/reading-cursor';
import type { ScrollPosition } from './scroll-position';
import { emptyTrail, type Trail } from './trail';

/** A point that Back returns to: what was in view, the reading cursor, and what had the focus. */
export interface Visit {
  readonly textId: string;
  readonly text: ScrollPosition | null;
  readonly apparatus: ScrollPosition | null;
  readonly cursor: Cursor | null;
  /** Id of an element in the text or the notes; null when the focus was elsewhere. */
  readonly focus: string | null;
  /** Id of the reader's note whose card had the focus. */
  readonly note: string | null;
}

/** Where the reader was, in whatever text: Back leads from one text to another. */
export const useTrailStore = defineStore('trail', () => ({ trail: shallowRef<Trail<Visit>>(emptyTrail) }));
