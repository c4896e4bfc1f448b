import type { TextRange } from '#core/annotation/annotation';
import type { Block, Place, Section, StudyText } from './study-text';

/** The words of all blocks in reading order, one string; positions in a text are UTF-16 offsets into it. */
export interface FlatText {
  readonly text: string;
  /** In reading order; `start` grows strictly. */
  readonly blocks: readonly FlatBlock[];
  readonly byId: ReadonlyMap<string, FlatBlock>;
}

/** A block and its half-open range in the flat text, without the separator after it. */
export interface FlatBlock {
  readonly block: Block;
  readonly section: Section;
  readonly start: number;
  readonly end: number;
}

/**
 * The non-empty part of a range that lies in one block; `start` and `end` count from the block's own start.
 */
export interface BlockRange {
  readonly block: FlatBlock;
  readonly start: number;
  readonly end: number;
}

/** Stands between two blocks; not before the first, and not after the last. */
const blockSeparator = '\n';

export const flatten = (text: Pick<StudyText, 'sections'>): FlatText => {
  const blocks: FlatBlock[] = [];
  const words: string[] = [];
  let start = 0;
  for (const section of text.sections) {
    for (const block of section.blocks) {
      const end = start + block.text.length;
      blocks.push({ block, section, start, end });
      words.push(block.text);
      start = end + blockSeparator.length;
    }
  }
  const byId = new Map(blocks.map((entry) => [entry.block.id, entry]));
  return { text: words.join(blockSeparator), blocks, byId };
};

/**
 * The block that contains the UTF-16 unit at `offset`. A separator belongs to the block before it, and the
 * end of the text to the last block. Throws a `RangeError` outside 0 … `flat.text.length` and when there are
 * no blocks.
 */
export const blockAt = (flat: FlatText, offset: number): FlatBlock => {
  const block = flat.blocks[indexAt(flat, offset)];
  if (block === undefined || offset > flat.text.length) {
    throw new RangeError(`No block at offset ${offset} of ${flat.text.length}.`);
  }
  return block;
};

/**
 * The offset in the flat text; null when there is no such block or `offsetInBlock` is outside 0 … the length
 * of its text.
 */
export const globalOffset = (flat: FlatText, blockId: string, offsetInBlock: number): number | null => {
  const found = flat.byId.get(blockId);
  if (found === undefined || offsetInBlock < 0 || offsetInBlock > found.end - found.start) return null;
  return found.start + offsetInBlock;
};

/** The part of a range in each block that shares at least one unit with it, in reading order. */
export const rangesByBlock = (flat: FlatText, range: TextRange): BlockRange[] => {
  const parts: BlockRange[] = [];
  for (let index = Math.max(0, indexAt(flat, range.start)); index < flat.blocks.length; index += 1) {
    const block = flat.blocks[index];
    if (block === undefined || block.start >= range.end) break;
    const start = Math.max(range.start, block.start);
    const end = Math.min(range.end, block.end);
    if (start < end) parts.push({ block, start: start - block.start, end: end - block.start });
  }
  return parts;
};

/**
 * The range of a place, from its first unit to its last. The text stands before the apparatus
 * (`StudyText.sections`), so each is one range. A place without blocks has an empty range at the end of the
 * text.
 */
export const placeRange = (flat: FlatText, place: Place): TextRange => {
  const inPlace = ({ section }: FlatBlock) => section.place === place;
  const first = flat.blocks.find(inPlace);
  const last = flat.blocks.findLast(inPlace);
  const end = last?.end ?? flat.text.length;
  return { start: first?.start ?? end, end };
};

/**
 * The input of the content hash: block ids and words in reading order. So the hash changes exactly when a
 * position or a locator could mean something else. JSON keeps the form unambiguous, whatever characters the
 * words contain.
 */
export const hashedForm = (text: Pick<StudyText, 'sections'>): string =>
  JSON.stringify(text.sections.flatMap(({ blocks }) => blocks.map((block) => [block.id, block.text])));

/** Index of the last block that starts at or before `offset`; -1 when there is none. */
const indexAt = (flat: FlatText, offset: number): number => {
  let low = 0;
  let high = flat.blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flat.blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
