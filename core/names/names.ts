import type { TextRange } from '../annotation/annotation';
import type { FlatBlock, FlatText } from '../text/flat-text';
import type { Name, StudyText } from '../text/study-text';

/** An occurrence of a name, with the words that the text uses there. `range` counts in the flat text. */
export interface Mention {
  readonly range: TextRange;
  readonly block: FlatBlock;
  readonly words: string;
}

/** A person, organisation or place with all its mentions. */
export interface NameEntry {
  /** The key in the file's lists; for a mention without a key, its type and words. */
  readonly id: string;
  readonly type: Name['type'];
  readonly form: string;
  /** The words of the mentions that differ from `form`, each once, in reading order. */
  readonly spellings: readonly string[];
  /** In reading order; never empty. */
  readonly mentions: readonly Mention[];
}

/**
 * Every name that the text mentions, in the order of the first mentions. Linear in the length of the text.
 */
export const gatherNames = (text: Pick<StudyText, 'names'>, flat: FlatText): NameEntry[] => {
  const listed = new Map(text.names.map((name) => [name.key, name]));
  const entries = new Map<string, { entry: NameEntry; mentions: Mention[] }>();
  for (const block of flat.blocks) {
    for (const span of block.block.spans) {
      if (span.type !== 'person' && span.type !== 'organisation' && span.type !== 'place') continue;
      const words = block.block.text.slice(span.start, span.end);
      const id = span.key ?? `${span.type}: ${words}`;
      const form = (span.key !== null && listed.get(span.key)?.form) || words;
      const known = entries.get(id) ?? newEntry(id, span.type, form);
      entries.set(id, known);
      const range = { start: block.start + span.start, end: block.start + span.end };
      const inside = (known.mentions.at(-1)?.range.end ?? 0) > range.start;
      if (!inside) known.mentions.push({ range, block, words });
    }
  }
  return [...entries.values()].map(({ entry }) => ({ ...entry, spellings: spellingsOf(entry) }));
};

const newEntry = (id: string, type: Name['type'], form: string) => {
  const mentions: Mention[] = [];
  return { entry: { id, type, form, spellings: [], mentions }, mentions };
};

const spellingsOf = ({ form, mentions }: NameEntry): string[] =>
  [...new Set(mentions.map(({ words }) => words))].filter((words) => words !== form);

/** Something with ranges in the text, such as one of the reader's highlights. */
export interface Mark {
  readonly id: string;
  readonly ranges: readonly TextRange[];
}

/** By the entry's id: the ids of the marks that overlap one of its mentions, in the order of the marks. */
export const marksOnNames = (
  entries: readonly NameEntry[],
  marks: readonly Mark[],
): Map<string, readonly string[]> => {
  const mentions = entries
    .flatMap((entry) => entry.mentions.map(({ range }) => ({ range, id: entry.id })))
    .sort((a, b) => a.range.start - b.range.start);
  const longest = mentions.reduce((length, { range }) => Math.max(length, range.end - range.start), 0);
  const found = new Map<string, Set<string>>();
  for (const mark of marks) {
    for (const { start, end } of mark.ranges) {
      for (let index = firstFrom(mentions, start - longest); index < mentions.length; index += 1) {
        const mention = mentions[index];
        if (mention === undefined || mention.range.start >= end) break;
        if (mention.range.end <= start) continue;
        found.set(mention.id, (found.get(mention.id) ?? new Set()).add(mark.id));
      }
    }
  }
  return new Map([...found].map(([id, ids]) => [id, [...ids]]));
};

/** Index of the first mention that starts at `offset` or later. */
const firstFrom = (mentions: readonly { readonly range: TextRange }[], offset: number): number => {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.range.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
