import { shallowRef } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { definePart } from '../stores/text-session';

/**
 * The annotations that were clicked, the smallest first, and the point of the click (CSS pixels in the
 * window).
 */
export interface PopoverState {
  readonly ids: readonly string[];
  /** The range that was clicked, which tells which of an annotation's passages is meant. */
  readonly at: TextRange;
  readonly x: number;
  readonly y: number;
  /** Opened by a key, so the popover takes the focus. */
  readonly byKey?: true;
}

/** The open popover of highlights; null when it is closed. */
export const usePopover = definePart((session) => {
  const popover = shallowRef<PopoverState | null>(null);
  session.onLeave(() => (popover.value = null));
  return popover;
});
