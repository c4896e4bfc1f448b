import type { TextRange } from '#core/annotation/annotation';
import type { Excerpt } from '#core/search/excerpt';

export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts an excerpt at its marks. Marks that are not wholly inside the excerpt, or overlap an earlier mark, are
 * left out.
 */
export const excerptParts = ({
  excerpt,
  marks,
}: {
  readonly excerpt: Excerpt;
  readonly marks: readonly TextRange[];
}): ExcerptPart[] => {
  const end = excerpt.start + excerpt.text.length;
  const cut = (from: number, to: number): string =>
    excerpt.text.slice(from - excerpt.start, to - excerpt.start);
  const parts: ExcerptPart[] = [];
  let at = excerpt.start;
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue;
    if (mark.start > at) parts.push({ text: cut(at, mark.start), marked: false });
    parts.push({ text: cut(mark.start, mark.end), marked: true });
    at = mark.end;
  }
  if (at < end) parts.push({ text: cut(at, end), marked: false });
  return parts;
};
