import type { Annotation, Target, TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { compareRanges } from '#core/text/ranges';
import { anchor } from './anchor';

/**
 * A target of an annotation, and where it stands in the open text: `range` is null when it was not found
 * there.
 */
export interface Passage {
  readonly target: Target;
  readonly range: TextRange | null;
}

/** Where an annotation stands in the open text. */
export interface Anchoring {
  /** One for each target, in the order of the targets; empty for a note on the whole text. */
  readonly passages: readonly Passage[];
  /** Of the passages that were found, in reading order. */
  readonly ranges: readonly TextRange[];
  /** Whether the annotation has targets and none of them was found. */
  readonly orphan: boolean;
}

/**
 * An annotation in the open text. The stored one has no ranges, since they differ between editions of the
 * text.
 */
export interface AnchoredAnnotation extends Anchoring {
  readonly annotation: Annotation;
}

/**
 * Anchors targets in a text (see `anchor`). `contentHash` is that of the text that `flat` was made from. Keep
 * the result: each target may cost a search through the whole text.
 */
export const anchorTargets = (flat: FlatText, contentHash: string, targets: readonly Target[]): Anchoring => {
  const passages = targets.map((target) => ({ target, range: anchor(flat, target, contentHash) }));
  const ranges: TextRange[] = [];
  for (const { range } of passages) if (range) ranges.push(range);
  ranges.sort(compareRanges);
  return { passages, ranges, orphan: passages.length > 0 && ranges.length === 0 };
};

/** Sorted as a reader meets them; a passage that was not found counts where it stood when it was made. */
export const inReadingOrder = (passages: readonly Passage[]): readonly Passage[] =>
  passages.length < 2
    ? passages
    : passages.toSorted((one, other) => compareRanges(rangeOf(one), rangeOf(other)));

const rangeOf = ({ target, range }: Passage): TextRange => range ?? target.position;
