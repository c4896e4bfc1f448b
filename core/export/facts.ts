import type { ExportedNote, ExportedNotes } from './model';

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
  /** Of each quote: UTF-16 offsets, and the edition that they count in. */
  readonly positions: readonly (readonly [start: number, end: number, contentHash: string])[];
}

export type Fact = keyof NoteFacts;

/** What a report on an export counts: facts, and notes with halves of characters. */
export type LostFact = Fact | 'malformed';

/** A note as a format gives it back: a fact that the format cannot carry is absent. */
export interface ReadNote extends Partial<NoteFacts> {
  readonly id: string;
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

export const factsOf = (text: string, { annotation, colour, label, passages }: ExportedNote): NoteFacts => {
  const { motivation, note, tags, style, created, modified } = annotation;
  const targets = passages.map(({ target }) => target);
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
    quotes: targets.map(({ quote }) => quote.exact),
    contexts: targets.map(({ quote: { prefix, suffix } }) => [prefix, suffix]),
    positions: targets.map(({ position: { start, end }, contentHash }) => [start, end, contentHash]),
  };
};

/** What is lost when a fact is absent: nothing, where there is nothing to say. */
const says: Readonly<Record<Fact, (facts: NoteFacts) => boolean>> = {
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
  positions: ({ positions }) => positions.length > 0,
};

/**
 * Compares what a file gives back with what it was made of, and says what the format could not carry. `read` is in
 * the order of the file: two texts may have notes of the same id.
 *
 * @throws ReadBackError when a note or a fact is missing, too many, or not what it was
 */
export const findLosses = (written: ExportedNotes, read: readonly ReadNote[]): readonly Loss[] => {
  const notes = written.texts.flatMap((text) => text.notes.map((note) => [text.id, note] as const));
  if (read.length !== notes.length)
    throw new ReadBackError(`${notes.length} notes were written, and ${read.length} can be read.`);
  const lost = new Map<LostFact, number>();
  const lose = (fact: LostFact): void => void lost.set(fact, (lost.get(fact) ?? 0) + 1);
  for (const [index, [textId, note]] of notes.entries()) {
    const found = read[index];
    if (found?.id !== note.annotation.id) throw new ReadBackError('A note cannot be read.');
    const facts = factsOf(textId, note);
    if (note.repaired) lose('malformed');
    for (const [name, says] of sayings) {
      const [was, is] = [facts[name], found[name]];
      if (is !== undefined && !isSame(was, is))
        throw new ReadBackError(`The ${name} of a note cannot be read.`);
      if (is === undefined && says(facts)) lose(name);
    }
  }
  return Array.from(lost, ([fact, count]) => ({ fact, notes: count }));
};

const sayings = Object.entries(says) as [Fact, (facts: NoteFacts) => boolean][];

const isSame = (was: NoteFacts[Fact], is: NoteFacts[Fact]): boolean =>
  was === is || (typeof was === 'object' && JSON.stringify(was) === JSON.stringify(is));
