import type { Block, Section } from '#core/text/study-text';

/** The part of a section that one slice holds. */
export interface SlicePart {
  readonly section: Section;
  readonly blocks: readonly Block[];
  /** Whether the section begins and ends here. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Whether the previous section is of the same kind. */
  readonly follows: boolean;
}

/** A run of blocks of a text, about `sliceSize` of them, that is put into the page at once. */
export interface Slice {
  /** The id of its first block. */
  readonly key: string;
  readonly parts: readonly SlicePart[];
  /** UTF-16 units of its text, from which its height is estimated until it has been laid out. */
  readonly length: number;
}

/**
 * Blocks in a slice; the last slice may have fewer. Large enough that slices are few, small enough that each
 * is quick to mount.
 */
export const sliceSize = 20;

const unitsPerLine = 62;

/**
 * The estimated height of a slice that has not been laid out, as a CSS length that grows with the text size.
 * The estimate is not a custom property, because then Chromium would compute the style of every highlight
 * again for each slice.
 */
export const estimatedHeight = ({ length, parts }: Slice): string =>
  `calc(${Math.ceil(length / unitsPerLine) + parts.length} * var(--text-size) * var(--text-leading))`;

const estimatedLines = ({ text }: Block): number => Math.ceil(text.length / unitsPerLine) + 1;

/** The blocks in a part of a slice's height (0 to 1), estimated from the lengths of their texts. */
export const blocksIn = (
  { parts }: Slice,
  { from, to }: { readonly from: number; readonly to: number },
): Block[] => {
  const blocks = parts.flatMap((part) => part.blocks);
  const lines = blocks.reduce((sum, block) => sum + estimatedLines(block), 0);
  let end = 0;
  return blocks.filter((block) => {
    const start = end;
    end += estimatedLines(block);
    return start <= to * lines && end >= from * lines;
  });
};

/** Cuts sections into slices, in their order: short sections share a slice, long ones run through several. */
export const slicesOf = (sections: readonly Section[]): Slice[] => {
  const slices: Slice[] = [];
  let parts: SlicePart[] = [];
  let count = 0;
  const close = (): void => {
    const blocks = parts.flatMap((part) => part.blocks);
    const [first] = blocks;
    if (first)
      slices.push({ key: first.id, parts, length: blocks.reduce((sum, { text }) => sum + text.length, 0) });
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
