import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';

/** What was clicked on: ids of annotations, the smallest first, and where (CSS pixels in the window). */
export interface PopoverState {
  readonly ids: readonly string[];
  /** The part of the text that was meant: it tells which of an annotation's passages. */
  readonly at: TextRange;
  readonly x: number;
  readonly y: number;
  /** Opened by a key: the focus goes into it. */
  readonly byKey?: true;
}

/** The highlights that are being asked about. */
export const popover = shallowRef<PopoverState | null>(null);
