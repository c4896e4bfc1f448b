import { colours, type Colour } from '#core/annotation/annotation';
import { paintedColour } from '#core/annotation/colour-of';
import { rangesByBlock, type FlatText } from '#core/text/flat-text';
import { isPainted } from '../stores/is-painted';
import type { AnchoredAnnotation } from '../stores/annotations';
import type { BlockHighlight, NoteMarker } from './print-segments';

/** One of the reader's notes, with its number on the sheet. */
export interface NumberedNote {
  readonly number: number;
  readonly entry: AnchoredAnnotation;
}

/** What is printed of the reader's own. The maps are by block id. */
export interface PrintContent {
  readonly highlights: ReadonlyMap<string, readonly BlockHighlight[]>;
  readonly markers: ReadonlyMap<string, readonly NoteMarker[]>;
  /**
   * The annotations with a note or tags. A bare highlight is printed in the text; one with a passage that was
   * not found there is printed here.
   */
  readonly notes: readonly NumberedNote[];
  /** Those of the printed highlights, in the order of the colours. */
  readonly colours: readonly Colour[];
}

export const printContent = (
  flat: FlatText,
  annotations: readonly AnchoredAnnotation[],
  wanted: { readonly highlights: boolean; readonly mine: boolean },
): PrintContent => {
  const notes = annotations
    .filter(
      ({ annotation, passages }) =>
        wanted.mine &&
        (annotation.note !== '' ||
          annotation.tags.length > 0 ||
          (wanted.highlights && passages.some(({ range }) => range === null))),
    )
    .map((entry, index) => ({ number: index + 1, entry }));
  const highlights = new Map<string, BlockHighlight[]>();
  if (wanted.highlights)
    for (const { annotation, ranges } of annotations.filter(isPainted))
      for (const { block, start, end } of ranges.flatMap((range) => rangesByBlock(flat, range)))
        add(highlights, block.block.id, {
          start,
          end,
          colour: paintedColour(annotation),
          style: annotation.style,
        });
  const markers = new Map<string, NoteMarker[]>();
  for (const { number, entry } of notes)
    for (const range of entry.ranges) {
      const last = rangesByBlock(flat, range).at(-1);
      if (last) add(markers, last.block.block.id, { at: last.end, number });
    }
  const used = new Set([...highlights.values()].flat().map(({ colour }) => colour));
  return { highlights, markers, notes, colours: colours.filter((colour) => used.has(colour)) };
};

const add = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};
