import { rangesByBlock, type FlatText } from '#core/text/flat-text';
import { isPainted } from '../stores/is-painted';
import type { AnchoredAnnotation } from '../stores/annotations';
import type { BlockMark, NoteSign } from './pieces';

/** A note of the reader's with its number on the sheet. */
export interface NumberedNote {
  readonly number: number;
  readonly entry: AnchoredAnnotation;
}

/** What of the reader's own goes on paper, by block id where it has a place. */
export interface PrintMatter {
  readonly marks: ReadonlyMap<string, readonly BlockMark[]>;
  readonly signs: ReadonlyMap<string, readonly NoteSign[]>;
  /** Those with words or tags; a mere highlight is seen where it is. */
  readonly notes: readonly NumberedNote[];
}

export const printMatter = (
  flat: FlatText,
  annotations: readonly AnchoredAnnotation[],
  wanted: { readonly highlights: boolean; readonly mine: boolean },
): PrintMatter => {
  const notes = annotations
    .filter(({ annotation }) => wanted.mine && (annotation.note !== '' || annotation.tags.length > 0))
    .map((entry, index) => ({ number: index + 1, entry }));
  const marks = new Map<string, BlockMark[]>();
  if (wanted.highlights)
    for (const { annotation, ranges } of annotations.filter(isPainted))
      for (const { block, start, end } of ranges.flatMap((range) => rangesByBlock(flat, range)))
        add(marks, block.block.id, { start, end, colour: annotation.colour, style: annotation.style });
  const signs = new Map<string, NoteSign[]>();
  for (const { number, entry } of notes) {
    const last = entry.ranges.flatMap((range) => rangesByBlock(flat, range)).at(-1);
    if (last) add(signs, last.block.block.id, { at: last.end, number });
  }
  return { marks, signs, notes };
};

const add = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};
