import type { ExportedNote, ExportedNotes, ExportedText } from './model';
import type { ExportPart } from './options';

/**
 * Everything that the reader has made of one note, in one form for all formats, so that what is read back can be
 * compared. Passages stand in reading order.
 */
export interface NoteFacts {
  readonly text: string;
  readonly motivation: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: string;
  readonly label: string | null;
  readonly style: string;
  readonly created: string;
  readonly modified: string;
  readonly quotes: readonly string[];
  /** Words before and after each quote. */
  readonly contexts: readonly (readonly [prefix: string, suffix: string])[];
  /** Earlier wordings, oldest first. */
  readonly versions: readonly (readonly [at: string, note: string])[];
  /** Of each quote: UTF-16 offsets, and the edition that they count in. */
  readonly positions: readonly (readonly [start: number, end: number, contentHash: string])[];
}

export type Fact = keyof NoteFacts;

/** What a report on an export counts: facts, and notes with halves of characters. */
export type LostFact = Fact | 'malformed';

/** A note as a format gives it back: a fact that the file does not carry is absent. */
export interface ReadNote extends Partial<NoteFacts> {
  readonly id?: string;
}

/** What an export does not hold, and of how many notes. */
export interface Loss {
  readonly fact: LostFact;
  readonly notes: number;
}

/** A file that does not say what it was made of. It holds no word of the reader. */
export class ReadBackError extends Error {
  override readonly name = 'ReadBackError';
}

export const factsOf = (
  text: string,
  { annotation, colour, label, passages, versions }: ExportedNote,
): NoteFacts => {
  const { motivation, note, tags, style, created, modified } = annotation;
  const quotes: string[] = [];
  const contexts: NoteFacts['contexts'][number][] = [];
  const positions: NoteFacts['positions'][number][] = [];
  for (const { target } of passages) {
    const { quote, position, contentHash } = target;
    quotes.push(quote.exact);
    contexts.push([quote.prefix, quote.suffix]);
    positions.push([position.start, position.end, contentHash]);
  }
  return {
    text,
    motivation,
    note,
    tags,
    colour,
    label,
    style,
    created,
    modified,
    quotes,
    contexts,
    versions: versions.map(({ at, note: earlier }) => [at, earlier]),
    positions,
  };
};

/** The part of an export to which a fact belongs; null: it is always wanted. */
export const partOf: Readonly<Record<Fact, ExportPart | null>> = {
  text: null,
  motivation: 'ids',
  note: 'notes',
  tags: 'tags',
  colour: 'colours',
  label: 'colours',
  style: 'colours',
  created: 'dates',
  modified: 'dates',
  quotes: 'quotes',
  contexts: 'quotes',
  versions: 'versions',
  positions: 'locators',
};

/** Whether something is lost when a fact is absent: a note without tags loses none. */
const hasSomething: Readonly<Record<Fact, (facts: NoteFacts) => boolean>> = {
  text: () => true,
  motivation: () => true,
  note: ({ note }) => note !== '',
  tags: ({ tags }) => tags.length > 0,
  colour: ({ colour }) => colour !== 'none',
  label: ({ label }) => label !== null,
  style: ({ style }) => style !== 'solid',
  created: () => true,
  modified: () => true,
  quotes: ({ quotes }) => quotes.length > 0,
  contexts: ({ contexts }) => contexts.length > 0,
  versions: ({ versions }) => versions.length > 0,
  positions: ({ positions }) => positions.length > 0,
};

/** The notes in the order of a file. */
export const notesOf = ({ groups, notes }: ExportedText): readonly ExportedNote[] =>
  groups === null ? notes : groups.flatMap((group) => group.notes);

/**
 * Compares what a file gives back with what it was made of, and says what the format could not carry. `read` is in
 * the order of the file: two texts may have notes of the same id. What the reader left out is not lost.
 *
 * @throws ReadBackError when a note or a fact is missing, too many, or not what it was
 */
export const findLosses = (
  written: ExportedNotes,
  read: Iterable<ReadNote>,
  leftOut: readonly ExportPart[] = [],
): readonly Loss[] => {
  const notes = written.texts.flatMap((text) => notesOf(text).map((note) => [text.id, note] as const));
  const lost = new Map<LostFact, number>();
  const isLeftOut = (name: Fact): boolean => {
    const part = partOf[name];
    return part !== null && leftOut.includes(part);
  };
  const lose = (fact: LostFact): void => void lost.set(fact, (lost.get(fact) ?? 0) + 1);
  let count = 0;
  for (const found of read) {
    const [textId, note] = notes[count] ?? [];
    count += 1;
    if (textId === undefined || !note || (found.id !== undefined && found.id !== note.annotation.id))
      throw new ReadBackError('A note cannot be read.');
    const facts = factsOf(textId, note);
    if (note.repaired) lose('malformed');
    for (const [name, hasFact] of factChecks) {
      const [was, is] = [facts[name], found[name]];
      if (is !== undefined && !isSame(was, is))
        throw new ReadBackError(`The ${name} of a note cannot be read.`);
      if (is === undefined && hasFact(facts) && !isLeftOut(name)) lose(name);
    }
  }
  if (count < notes.length)
    throw new ReadBackError(`${notes.length} notes were written, and ${count} can be read.`);
  return Array.from(lost, ([fact, count]) => ({ fact, notes: count }));
};

const factChecks = Object.entries(hasSomething) as [Fact, (facts: NoteFacts) => boolean][];

/** CR LF, CR and LF count as the same: nobody types the kind of a line break, and some formats know one only. */
const isSame = (was: NoteFacts[Fact], is: NoteFacts[Fact]): boolean =>
  was === is || JSON.stringify(was) === JSON.stringify(is) || withOneBreak(was) === withOneBreak(is);

const withOneBreak = (fact: NoteFacts[Fact]): string =>
  JSON.stringify(fact, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(/\r\n?/gu, '\n') : value,
  );
