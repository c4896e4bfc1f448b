import { setImmediate as nextTurn } from 'node:timers/promises';
import lunr from 'lunr';
import type { Annotation, TextRange } from '#core/annotation/annotation';
import { isStemmed } from '#core/search/documents';
import type { SearchHit } from '#core/search/hit';
import { parseQuery } from '#core/search/query';
import { indexedTokens } from '#core/tokens/tokenise';
import type { SearchResults } from '#contract/commands';
import { memoised, merge, readWord, withoutCompounds } from './find';
import { phraseRanges, type SoughtWord } from './phrases';

/** What is known of the words of the reader's notes on a text. Notes are read when they are searched. */
export interface NotesIndex {
  /**
   * Finds every occurrence of a query in the notes that contain all of its words, by the rules of the search in
   * texts. Lets other work through between many notes.
   */
  search(annotations: readonly Annotation[], query: string, limit: number): Promise<SearchResults>;
}

/** The words of a note: the numbers of their stems, and where they stand (UTF-16 offsets). */
interface IndexedNote {
  readonly note: string;
  readonly stems: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** ms; the backend answers nothing else meanwhile. */
const longestWork = 12;

/** `language`: BCP 47 tag of the text; notes are stemmed by the same rules. */
export const createNotesIndex = (textId: string, language: string): NotesIndex => {
  const stem = memoised(stemmer(language));
  const notes = new Map<string, IndexedNote>();
  const stemNumbers = new Map<string, number>();
  /** Every term of the notes, before stemming. */
  const terms = new Set<string>();

  const numberOf = (term: string): number => {
    terms.add(term);
    const stemmed = stem(term);
    const known = stemNumbers.get(stemmed) ?? stemNumbers.size;
    stemNumbers.set(stemmed, known);
    return known;
  };
  /** Notes that were read since the terms were gathered, again and again while one is written. */
  let reads = 0;
  /** Forgets the terms of words that are gone, once there may be many of them. */
  const forgetStale = (present: number): void => {
    if (reads <= 2 * present + 1000) return;
    reads = 0;
    for (const known of [notes, stemNumbers, terms]) known.clear();
  };
  const read = (note: string): IndexedNote => {
    reads += 1;
    const tokens = indexedTokens(note);
    return {
      note,
      stems: Int32Array.from(tokens, ({ term }) => numberOf(term)),
      starts: Int32Array.from(tokens, ({ start }) => start),
      ends: Int32Array.from(tokens, ({ end }) => end),
    };
  };
  const indexed = ({ id, note }: Annotation): IndexedNote => {
    const known = notes.get(id);
    if (known?.note === note) return known;
    const made = read(note);
    notes.set(id, made);
    return made;
  };

  const seek = (query: string): SoughtParts => {
    const { parts, growing } = parseQuery(query);
    const last = parts.at(-1)?.at(-1);
    const prefix = last?.terms.at(-1) ?? '';
    const longer = growing ? [...terms].filter((term) => begins(term, prefix, last?.joined)).sort() : [];
    const sought = parts.map((words) =>
      words.map((word) => readWord(word, stem, word === last ? longer : [])),
    );
    const isSingle = ([first, ...more]: readonly SoughtWord[]): boolean =>
      more.length === 0 && first?.terms.length === 1;
    return {
      singles: sought
        .filter(isSingle)
        .flat()
        .map(({ joined }) => new Set([...joined.stems].flatMap((one) => stemNumbers.get(one) ?? []))),
      phrases: sought.filter((part) => !isSingle(part)),
    };
  };

  /** Null when the note does not contain all that is sought. */
  const rangesIn = (
    { note, stems, starts, ends }: IndexedNote,
    { singles, phrases }: SoughtParts,
  ): TextRange[] | null => {
    const ranges: TextRange[] = [];
    for (const numbers of singles) {
      const found: TextRange[] = [];
      stems.forEach((number, at) => {
        if (numbers.has(number)) found.push({ start: starts[at] ?? 0, end: ends[at] ?? 0 });
      });
      if (found.length === 0) return null;
      ranges.push(...withoutCompounds(found));
    }
    const ofPhrases = phrases.length === 0 ? [] : phraseRanges({ text: note, spans: [] }, phrases, stem);
    return ofPhrases && merge([...ranges, ...ofPhrases]);
  };

  return {
    async search(annotations, query, limit) {
      const pause = createPause();
      const written = annotations.filter(({ note }) => note !== '').sort(byPlace);
      forgetAllBut(notes, written);
      forgetStale(written.length);
      for (const annotation of written) {
        indexed(annotation);
        await pause();
      }
      const sought = seek(query);
      if (sought.singles.length + sought.phrases.length === 0) return { total: 0, hits: [] };
      const hits: SearchHit[] = [];
      let total = 0;
      for (const annotation of written) {
        const { id: block, note } = annotation;
        const ranges = rangesIn(indexed(annotation), sought) ?? [];
        total += ranges.length;
        for (const { start, end } of ranges.slice(0, limit - hits.length))
          hits.push({ text: textId, block, layer: 'mine', start, end, quote: note.slice(start, end) });
        await pause();
      }
      return { total, hits };
    },
  };
};

interface SoughtParts {
  /** For each word outside a phrase, the numbers of the stems that match it. */
  readonly singles: readonly ReadonlySet<number>[];
  readonly phrases: readonly (readonly SoughtWord[])[];
}

const begins = (term: string, ...prefixes: readonly (string | undefined)[]): boolean =>
  prefixes.some((prefix) => prefix !== undefined && term.startsWith(prefix));

const forgetAllBut = (notes: Map<string, IndexedNote>, annotations: readonly Annotation[]): void => {
  const present = new Set(annotations.map(({ id }) => id));
  for (const id of notes.keys()) if (!present.has(id)) notes.delete(id);
};

/** Notes on the whole text come first. */
const byPlace = (one: Annotation, other: Annotation): number =>
  (one.targets[0]?.position.start ?? -1) - (other.targets[0]?.position.start ?? -1);

/** Gives a function that lets other work through when the last pause was long ago. */
const createPause = (): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestWork) return;
    await nextTurn();
    last = performance.now();
  };
};

const stemmer = (language: string): ((term: string) => string) => {
  if (!isStemmed(language)) return (term) => term;
  const pipeline = new lunr.Pipeline();
  pipeline.add(lunr.stemmer);
  return (term) => pipeline.runString(term)[0] ?? term;
};
