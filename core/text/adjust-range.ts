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

/**
 * Puts one end of a range at the edge of a word or character that is nearest to an offset. The other end stays, and
 * at least one unit is left between them. Null where the offset is outside the scope, or the scope has no edge.
 */
export const placeEnd = (
  scope: TextScope,
  range: TextRange,
  { edge, unit, offset }: Pick<Adjustment, 'edge' | 'unit'> & { readonly offset: number },
): TextRange | null => {
  if (offset < scope.limits.start || offset > scope.limits.end) return null;
  const whole = snapToGraphemes(scope.flat, range);
  const before = nearestEdge(scope, unit, edge, offset + 1, -1);
  const after = nearestEdge(scope, unit, edge, offset - 1, 1);
  const nearest = before === null || (after !== null && after - offset < offset - before) ? after : before;
  if (nearest === null) return null;
  const isPast = edge === 'start' ? nearest >= whole.end : nearest <= whole.start;
  const least =
    edge === 'start'
      ? nearestEdge(scope, unit, 'start', whole.end, -1)
      : nearestEdge(scope, unit, 'end', whole.start, 1);
  const moved = isPast ? least : nearest;
  const next = { ...whole, [edge]: moved ?? whole[edge] };
  return next.start < next.end ? next : null;
};
