import { snapToGraphemes } from '#core/text/graphemes';
import type { TextRange } from '#core/annotation/annotation';
import { nearestEdge, type Ground, type Unit } from './text-units';

/** One step of one end of a range: later in the text (`by` 1) or earlier. */
export interface Adjustment {
  readonly edge: 'start' | 'end';
  readonly unit: Extract<Unit, 'grapheme' | 'word'>;
  readonly by: 1 | -1;
}

/**
 * The range with one end moved to the nearest edge of a word or a character; over as many blocks as it takes. Null where it would
 * leave the ground or hold nothing any more. No end parts what a reader sees as one character.
 */
export const adjusted = (
  ground: Ground,
  range: TextRange,
  { edge, unit, by }: Adjustment,
): TextRange | null => {
  const whole = snapToGraphemes(ground.flat, range);
  const moved = nearestEdge(ground, unit, edge, whole[edge], by);
  if (moved === null) return null;
  const next = { ...whole, [edge]: moved };
  return next.start < next.end ? next : null;
};
