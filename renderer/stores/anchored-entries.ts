import type { AnchoredAnnotation } from '#core/anchoring/passages';
import { isSameContent } from '#core/annotation/edit';

/** By the first passage that was found; 0 only for the same annotation. */
export const byPosition = (a: AnchoredAnnotation, b: AnchoredAnnotation): number =>
  firstUnit(a) - firstUnit(b) ||
  compare(a.annotation.created, b.annotation.created) ||
  compare(a.annotation.id, b.annotation.id);
const firstUnit = ({ ranges, orphan }: AnchoredAnnotation): number =>
  orphan ? Number.MAX_SAFE_INTEGER : (ranges[0]?.start ?? -1);
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Whether nothing but the times differs. */
export const isSame = (
  { annotation: one }: AnchoredAnnotation,
  { annotation: other }: AnchoredAnnotation,
): boolean => one === other || isSameContent(one, other);
export const isSameEntry = (one: AnchoredAnnotation, other: AnchoredAnnotation): boolean =>
  one.annotation.created === other.annotation.created &&
  one.annotation.modified === other.annotation.modified &&
  isSame(one, other);
