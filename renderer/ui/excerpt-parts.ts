import type { SearchHit } from '#contract/commands';

export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/** An excerpt cut at its marks, with a sign where the block goes on. */
export const excerptParts = ({ excerpt, marks }: Pick<SearchHit, 'excerpt' | 'marks'>): ExcerptPart[] => {
  const end = excerpt.start + excerpt.text.length;
  const cut = (from: number, to: number): string =>
    excerpt.text.slice(from - excerpt.start, to - excerpt.start);
  const pieces: ExcerptPart[] = [];
  let at = excerpt.start;
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue;
    if (mark.start > at) pieces.push({ text: cut(at, mark.start), marked: false });
    pieces.push({ text: cut(mark.start, mark.end), marked: true });
    at = mark.end;
  }
  if (at < end) pieces.push({ text: cut(at, end), marked: false });
  return pieces;
};
