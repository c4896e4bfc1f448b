import type { FlatText } from './flat-text';

/** A mark in the words, such as "[1]", that refers to a note of the editor. */
export interface NoteReference {
  /** Its own id. */
  readonly id: string;
  readonly blockId: string;
  /** The paragraph number of its block; null when it has none. */
  readonly label: string | null;
}

/** All references to each note, by the id of the note's section, in reading order. */
export const referencesByNote = (flat: FlatText): ReadonlyMap<string, readonly NoteReference[]> => {
  const found = new Map<string, NoteReference[]>();
  for (const { block } of flat.blocks) {
    for (const span of block.spans) {
      if (span.type !== 'noteref') continue;
      const reference = { id: span.id, blockId: block.id, label: block.label };
      const known = found.get(span.section);
      if (known) known.push(reference);
      else found.set(span.section, [reference]);
    }
  }
  return found;
};
