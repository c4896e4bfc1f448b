import { snapToGraphemes } from '#core/text/graphemes';
import type { TextRange } from '#core/annotation/annotation';
import { nearestEdge, type TextScope, type Unit } from './text-units';

/** One step of one end of a range: later in the text (`by` 1) or earlier. */
export interface Adjustment {
  readonly edge: 'start' | 'end';
  readonly unit: Extract<Unit, 'grapheme' | 'word'>;
  readonly by: 1 | -1;
}

/**
 * Moves one end of a range to the nearest edge of a word or character, over as many blocks as it takes. Null
 * when the range would leave the scope or become empty. No end lies inside a grapheme cluster.
 */
export const adjustRange = (
  scope: TextScope,
  range: TextRange,
  { edge, unit, by }: Adjustment,
): TextRange | null => {
  const whole = snapToGraphemes(scope.flat, range);
  const moved = nearestEdge(scope, unit, edge, whole[edge], by);
  if (moved === null) return null;
  const next = { ...whole, [edge]: moved };
  return next.start < next.end ? next : null;
};
