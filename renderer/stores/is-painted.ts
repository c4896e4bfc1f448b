import type { AnchoredAnnotation } from './annotations';

/** Whether an annotation colours its words; a bookmark has a mark in the margin instead. */
export const isPainted = ({ annotation }: AnchoredAnnotation): boolean =>
  annotation.motivation !== 'bookmarking';
