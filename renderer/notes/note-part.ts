import { cutBefore } from '#core/text/graphemes';
import { changedPart } from './caret';

/** A part of a note, in UTF-16 offsets. */
export interface NotePart {
  readonly start: number;
  readonly end: number;
}

/**
 * UTF-16 units. Of a longer note the field holds a part: a browser lays out the whole of a text area, and hands it to
 * input methods, at each key.
 */
export const longNote = 50_000;
/** UTF-16 units of a part, about. */
const partLength = 25_000;
/** UTF-16 units in which the end of a line is looked for, at which a part begins or ends. */
const searched = 5_000;

/** The part that begins at an offset. */
export const partFrom = (note: string, start: number): NotePart => {
  const end = edgeNear(note, start + partLength);
  return { start, end: note.length - end < partLength / 2 ? note.length : end };
};

/** The part that ends at an offset. */
export const partUntil = (note: string, end: number): NotePart => {
  const start = edgeNear(note, end - partLength);
  return { start: start < partLength / 2 ? 0 : start, end };
};

/** The beginning of a line near an offset, else the nearest place before it that is between two characters. */
const edgeNear = (note: string, at: number): number => {
  if (at <= 0) return 0;
  if (at >= note.length) return note.length;
  const lineBreak = note.lastIndexOf('\n', at - 1);
  if (lineBreak >= at - searched) return lineBreak + 1;
  const from = Math.max(0, at - 200);
  return from + cutBefore(note.slice(from, at + 200), at - from);
};

/** Where a part is after the note was changed, perhaps inside the part. */
export const partAfter = ({ start, end }: NotePart, before: string, after: string): NotePart => {
  const changed = changedPart(before, after);
  const grown = changed.words.length - (changed.end - changed.start);
  return {
    start: start <= changed.start ? start : start >= changed.end ? start + grown : changed.start,
    end: end >= changed.end ? end + grown : end <= changed.start ? end : changed.start + changed.words.length,
  };
};
