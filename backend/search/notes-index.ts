import { setImmediate as nextTurn } from 'node:timers/promises';
import lunr from 'lunr';
import type { Annotation, TextRange } from '#core/annotation/annotation';
import { isStemmed } from '#core/search/documents';
import type { SearchHit } from '#core/search/hit';
import { parseQuery } from '#core/search/query';
import { indexedTokens } from '#core/tokens/tokenise';
import type { SearchResults } from '#contract/commands';
import { memoised, merge, readWord, withoutCompounds } from './find';
import { occurrencesOf, type Sought, type SoughtWord, type StemmedToken } from './phrases';

/** What is known of the words of the reader's notes on a text. Notes are read when they are searched. */
export interface NotesIndex {
  /**
   * Finds every occurrence of a query in the notes that contain all of its words, by the rules of the search in
   * texts. Lets other work through, between many notes and within a long one. Searches wait for each other.
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

/** UTF-16 units of a note, and words of a phrase, after which other work may be let through. */
const partLength = 10_000;
const wordsAtOnce = 2000;

/**
 * `language`: BCP 47 tag of the text; notes are stemmed by the same rules. `createPause` gives the function that
 * is called wherever other work may be let through.
 */
export const createNotesIndex = (
  textId: string,
  language: string,
  createPause: () => Pause = pauseAfter(longestWork),
): NotesIndex => {
  const stem = memoised(stemmer(language));
  const notes = new Map<string, IndexedNote>();
  const stemNumbers = new Map<string, number>();
  /** The stem of each number. */
  let stemsByNumber: string[] = [];
  /** Every term of the notes, before stemming. */
  const terms = new Set<string>();

  const numberOf = (term: string): number => {
    terms.add(term);
    const stemmed = stem(term);
    const known = stemNumbers.get(stemmed) ?? stemNumbers.size;
    stemNumbers.set(stemmed, known);
    stemsByNumber[known] = stemmed;
    return known;
  };
  /** Notes that were read since the terms were gathered, again and again while one is written. */
  let reads = 0;
  /** Forgets the terms of words that are gone, once there may be many of them. */
  const forgetStale = (present: number): void => {
    if (reads <= 2 * present + 1000) return;
    reads = 0;
    for (const known of [notes, stemNumbers, terms]) known.clear();
    stemsByNumber = [];
  };
  const read = async (note: string, pause: Pause): Promise<IndexedNote> => {
    reads += 1;
    const [stems, starts, ends]: [number[], number[], number[]] = [[], [], []];
    for (const { at, words } of partsOf(note)) {
      for (const { term, start, end } of indexedTokens(words)) {
        stems.push(numberOf(term));
        starts.push(at + start);
        ends.push(at + end);
      }
      await pause();
    }
    return {
      note,
      stems: Int32Array.from(stems),
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    };
  };
  const indexed = async ({ id, note }: Annotation, pause: Pause): Promise<IndexedNote> => {
    const known = notes.get(id);
    if (known?.note === note) return known;
    const made = await read(note, pause);
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
  const rangesIn = async (
    indexedNote: IndexedNote,
    { singles, phrases }: SoughtParts,
    pause: Pause,
  ): Promise<TextRange[] | null> => {
    const { stems, starts, ends } = indexedNote;
    const ranges: TextRange[] = [];
    for (const numbers of singles) {
      const found: TextRange[] = [];
      stems.forEach((number, at) => {
        if (numbers.has(number)) found.push({ start: starts[at] ?? 0, end: ends[at] ?? 0 });
      });
      if (found.length === 0) return null;
      ranges.push(...withoutCompounds(found));
      await pause();
    }
    if (phrases.length === 0) return merge(ranges);
    const holds = wordsIn(stems, stemsByNumber);
    if (!phrases.every((phrase) => phrase.every(holds))) return null;
    const tokens = await tokensOf(indexedNote, stemsByNumber, pause);
    for (const phrase of phrases) {
      const before = ranges.length;
      for (let from = 0; from < tokens.length; from += wordsAtOnce) {
        ranges.push(...occurrencesOf(phrase, tokens, from, from + wordsAtOnce));
        await pause();
      }
      if (ranges.length === before) return null;
    }
    return merge(ranges);
  };

  const search: NotesIndex['search'] = async (annotations, query, limit) => {
    const pause = createPause();
    const written = annotations.filter(({ note }) => note !== '').sort(byPlace);
    forgetAllBut(notes, written);
    forgetStale(written.length);
    for (const annotation of written) {
      await indexed(annotation, pause);
      await pause();
    }
    const sought = seek(query);
    if (sought.singles.length + sought.phrases.length === 0) return { total: 0, hits: [] };
    const hits: SearchHit[] = [];
    let total = 0;
    for (const annotation of written) {
      const { id: block, note } = annotation;
      const ranges = (await rangesIn(await indexed(annotation, pause), sought, pause)) ?? [];
      total += ranges.length;
      for (const { start, end } of ranges.slice(0, limit - hits.length))
        hits.push({ text: textId, block, layer: 'mine', start, end, quote: note.slice(start, end) });
      await pause();
    }
    return { total, hits };
  };

  /** Settles when no search is under way. */
  let last: Promise<unknown> = Promise.resolve();
  return {
    search(...question) {
      const found = last.then(() => search(...question));
      last = found.catch(() => undefined);
      return found;
    },
  };
};

/** Lets other work through, where there has been none for long. */
export type Pause = () => Promise<void>;

/** Parts of a note between whose words nothing is lost: a space or a stop of Chinese is in no word. */
function* partsOf(note: string): Generator<{ readonly at: number; readonly words: string }> {
  const space = /[ \n。，、]/gu;
  let at = 0;
  while (at < note.length) {
    space.lastIndex = at + partLength;
    const end = (space.exec(note)?.index ?? note.length - 1) + 1;
    yield { at, words: note.slice(at, end) };
    at = end;
  }
}

/** Gives whether each term of a word, or all of it without its hyphens, is among the words of a note. */
const wordsIn = (stems: Int32Array, stemsByNumber: readonly string[]): ((word: SoughtWord) => boolean) => {
  const present = new Set([...new Set(stems)].map((number) => stemsByNumber[number]));
  const isThere = ({ stems: sought }: Sought): boolean => [...sought].some((stem) => present.has(stem));
  return ({ terms, joined }) => isThere(joined) || terms.every(isThere);
};

/** The words of a note with the compounds that begin at each, from what is kept of them in this order. */
const tokensOf = async (
  note: IndexedNote,
  stemsByNumber: readonly string[],
  pause: Pause,
): Promise<readonly StemmedToken[]> => {
  const { stems, starts, ends } = note;
  const tokens: StemmedToken[] = [];
  for (let at = 0; at < stems.length; at += 1) {
    const [start = 0, end = 0, number = 0] = [starts[at], ends[at], stems[at]];
    if (at > 0 && starts[at - 1] === start) continue;
    tokens.push({
      start,
      end,
      stem: stemsByNumber[number] ?? '',
      compounds: compoundsOf(note, at, stemsByNumber),
    });
    if (tokens.length % wordsAtOnce === 0) await pause();
  }
  return tokens;
};

const none: StemmedToken['compounds'] = [];

/** The compounds that begin with the word at an index; they follow it, and each is as long as its words. */
const compoundsOf = (
  { stems, starts, ends }: IndexedNote,
  at: number,
  stemsByNumber: readonly string[],
): StemmedToken['compounds'] => {
  if (starts[at + 1] !== starts[at]) return none;
  const compounds: { stem: string; length: number }[] = [];
  for (let next = at + 1; starts[next] === starts[at]; next += 1) {
    const end = ends[next] ?? 0;
    const words = new Set<number>();
    for (let word = at; (starts[word] ?? end) < end; word += 1) words.add(starts[word] ?? 0);
    compounds.push({ stem: stemsByNumber[stems[next] ?? 0] ?? '', length: words.size });
  }
  return compounds;
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

const pauseAfter = (milliseconds: number) => (): Pause => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
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
