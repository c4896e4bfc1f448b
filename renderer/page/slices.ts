import type { Block, Section } from '#core/text/study-text';

/** A part of a section that stands in one slice. */
export interface SlicePart {
  readonly section: Section;
  readonly blocks: readonly Block[];
  /** Whether the section begins and ends here. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Whether the section before it is of the same kind. */
  readonly follows: boolean;
}

/** Some twenty blocks that stand in the page together, or wait together. */
export interface Slice {
  /** The id of its first block. */
  readonly key: string;
  readonly parts: readonly SlicePart[];
  /** Letters of its words, from which its height is guessed until it has been laid out. */
  readonly letters: number;
}

/** Blocks in a slice, unless a section ends near: large enough to be few, small enough to be quick. */
export const sliceSize = 20;

const lettersInALine = 62;

/**
 * How high a slice is until it has been laid out, in CSS; it grows with the text. Set as a whole: with a custom property of its own
 * Chromium would compute the style of every highlight anew for each slice.
 */
export const guessedHeight = ({ letters, parts }: Slice): string =>
  `calc(${Math.ceil(letters / lettersInALine) + parts.length} * var(--text-size) * var(--text-leading))`;

const guessedLines = ({ text }: Block): number => Math.ceil(text.length / lettersInALine) + 1;

/** The blocks that stand in a part of a slice's height (0 … 1), guessed from their letters. */
export const blocksIn = (
  { parts }: Slice,
  { from, to }: { readonly from: number; readonly to: number },
): Block[] => {
  const blocks = parts.flatMap((part) => part.blocks);
  const lines = blocks.reduce((sum, block) => sum + guessedLines(block), 0);
  let end = 0;
  return blocks.filter((block) => {
    const start = end;
    end += guessedLines(block);
    return start <= to * lines && end >= from * lines;
  });
};

/** Sections in order, cut into slices: short ones share a slice, long ones run through several. */
export const slicesOf = (sections: readonly Section[]): Slice[] => {
  const slices: Slice[] = [];
  let parts: SlicePart[] = [];
  let count = 0;
  const close = (): void => {
    const blocks = parts.flatMap((part) => part.blocks);
    const [first] = blocks;
    if (first)
      slices.push({ key: first.id, parts, letters: blocks.reduce((sum, { text }) => sum + text.length, 0) });
    parts = [];
    count = 0;
  };
  sections.forEach((section, index) => {
    const follows = sections[index - 1]?.kind === section.kind;
    for (let start = 0; start < section.blocks.length;) {
      const blocks = section.blocks.slice(start, start + sliceSize - count);
      const begins = start === 0;
      start += blocks.length;
      parts.push({ section, blocks, begins, ends: start === section.blocks.length, follows });
      count += blocks.length;
      if (count >= sliceSize) close();
    }
  });
  close();
  return slices;
};
