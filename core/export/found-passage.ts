import type { TextRange } from '#core/annotation/annotation';
import { rangesByBlock, type BlockRange, type FlatBlock, type FlatText } from '#core/text/flat-text';
import type { Place, Section } from '#core/text/study-text';
import { unitsOf } from '#core/text/text-units';
import { paragraphsOf } from './citation';
import type { FoundPassage } from './model';

/** Gives what stands around ranges of a text; null for a range in which no block has a word. */
export const createFinder = (
  flat: FlatText,
  language: string,
): ((range: TextRange) => FoundPassage | null) => {
  const around: Around = { flat, headingOf: createHeadings(), sentencesOf: createSentences(language) };
  return (range) => {
    const [first] = rangesByBlock(flat, range);
    return first ? new Found(around, range, first.block) : null;
  };
};

interface Around {
  readonly flat: FlatText;
  readonly headingOf: (section: Section) => string | null;
  readonly sentencesOf: (part: BlockRange) => string;
}

/** It finds only what it is asked for: there are tens of thousands, and most formats want little of each. */
class Found implements FoundPassage {
  readonly range: TextRange;
  private readonly around: Around;
  private readonly first: FlatBlock;

  constructor(around: Around, range: TextRange, first: FlatBlock) {
    this.around = around;
    this.range = range;
    this.first = first;
  }

  get place(): Place {
    return this.first.section.place;
  }

  get section(): string | null {
    return this.around.headingOf(this.first.section);
  }

  get paragraphs(): string {
    return paragraphsOf(rangesByBlock(this.around.flat, this.range));
  }

  get locator(): string {
    return this.first.block.id;
  }

  sentence(): string | null {
    const { flat, sentencesOf } = this.around;
    const sentence = rangesByBlock(flat, this.range).map(sentencesOf).join('\n');
    return sentence === flat.text.slice(this.range.start, this.range.end) ? null : sentence;
  }
}

/** Gives the words of a section's heading. Each section is looked through once. */
export const createHeadings = (): ((section: Section) => string | null) => {
  const known = new Map<Section, string | null>();
  return (section) => {
    const found = known.get(section);
    if (found !== undefined) return found;
    const heading = section.blocks.find(({ kind }) => kind === 'heading')?.text ?? null;
    known.set(section, heading);
    return heading;
  };
};

/** Gives the sentences that a part of a block touches. The sentences of each block are found once. */
const createSentences = (language: string): ((part: BlockRange) => string) => {
  const known = new Map<string, readonly TextRange[]>();
  return ({ block: { block }, start, end }) => {
    const sentences = known.get(block.id) ?? unitsOf(block.text, 'sentence', language);
    known.set(block.id, sentences);
    const from = sentences.find((sentence) => sentence.end > start)?.start ?? start;
    const to = sentences.findLast((sentence) => sentence.start < end)?.end ?? end;
    return block.text.slice(Math.min(from, start), Math.max(to, end));
  };
};
