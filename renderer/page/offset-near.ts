import type { FlatText } from '#core/text/flat-text';
import { flatOffsetAt } from './dom-ranges';
import { firstIn } from './on-screen';

/**
 * The offset in the flat text that is nearest to a point (CSS pixels in the window), among the words of a pane that
 * are in view. A point beside the words, or outside the pane, stands for the nearest one on them: a drag goes on
 * there. Null where no words are.
 */
export const offsetNear = (flat: FlatText, pane: HTMLElement, x: number, y: number): number | null => {
  const frame = pane.getBoundingClientRect();
  const line = within(y, frame.top + 1, frame.bottom - 1);
  const words = firstIn(pane, 'block', line)?.querySelector('.words')?.getBoundingClientRect();
  if (!words) return offsetAt(flat, x, line);
  const column = within(x, words.left + 1, words.right - 1);
  return (
    offsetAt(flat, column, line) ?? offsetAt(flat, column, within(line, words.top + 1, words.bottom - 1))
  );
};

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const offsetAt = (flat: FlatText, x: number, y: number): number | null => {
  const caret = document.caretPositionFromPoint(x, y);
  return caret && flatOffsetAt(flat, caret.offsetNode, caret.offset);
};
