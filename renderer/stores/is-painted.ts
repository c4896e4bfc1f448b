import type { AnchoredAnnotation } from './annotations';

/** Whether the words of an annotation are painted; a bookmark has a sign in the margin instead. */
export const isPainted = ({ annotation }: AnchoredAnnotation): boolean =>
  annotation.motivation !== 'bookmarking';
