import type { TextRange } from '#core/annotation/annotation';

/** A highlight's part in a block, in the block's UTF-16 offsets; `look` says how it is painted. */
export interface Mark<Look> extends TextRange {
  readonly look: Look;
}

/** Words under the same highlights: those that begin first, and of these the longer, come first. */
export interface Segment<Look> extends TextRange {
  readonly looks: readonly Look[];
}

/** Beyond this, one more highlight of the same look changes nothing that could be seen. */
const mostAlike = 3;

/**
 * Parts the words of a block where a highlight begins or ends. What is under no highlight is in no segment. Of
 * highlights that look alike at most three count, so that many on one passage do not multiply.
 */
export const segmentsOf = <Look>(marks: readonly Mark<Look>[]): readonly Segment<Look>[] => {
  const starting = marks.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const ending = marks.toSorted((one, other) => one.end - other.end);
  const cuts = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort(
    (one, other) => one - other,
  );
  const open = new Map<Look, number>();
  const segments: Segment<Look>[] = [];
  let [started, ended] = [0, 0];
  for (const [index, start] of cuts.entries()) {
    for (let mark = ending[ended]; mark && mark.end <= start; mark = ending[(ended += 1)]) {
      const left = (open.get(mark.look) ?? 0) - 1;
      if (left > 0) open.set(mark.look, left);
      else open.delete(mark.look);
    }
    for (let mark = starting[started]; mark && mark.start <= start; mark = starting[(started += 1)])
      open.set(mark.look, (open.get(mark.look) ?? 0) + 1);
    const end = cuts[index + 1];
    if (end === undefined || open.size === 0) continue;
    const looks = [...open].flatMap(([look, times]) => Array<Look>(Math.min(times, mostAlike)).fill(look));
    segments.push({ start, end, looks });
  }
  return segments;
};

/** The range without halves of surrogate pairs at its ends: it grows to hold them whole. */
export const wholeCharacters = (words: string, { start, end }: TextRange): TextRange => ({
  start: isInsidePair(words, start) ? start - 1 : start,
  end: isInsidePair(words, end) ? end + 1 : end,
});

const isInsidePair = (words: string, at: number): boolean =>
  (words.charCodeAt(at) & 0xfc00) === 0xdc00 && (words.charCodeAt(at - 1) & 0xfc00) === 0xd800;
