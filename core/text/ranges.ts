import type { TextRange } from '#core/annotation/annotation';

/**
 * Whether two ranges, neither of them empty, share at least one UTF-16 unit. Ranges that only meet at an end
 * do not.
 */
export const overlaps = (one: TextRange, other: TextRange): boolean =>
  one.start < other.end && other.start < one.end;

/** For sorting into reading order: by start, then by end. 0 only for equal ranges. */
export const compareRanges = (one: TextRange, other: TextRange): number =>
  one.start - other.start || one.end - other.end;
