import type { Annotation, Colour } from './annotation';
import { hasWords } from './edit';

/** An earlier wording of a note. */
export interface NoteVersion {
  /** When it was written: the `modified` of the annotation as it was. ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: Colour;
}

/** All earlier wordings of one note that are kept, oldest first. */
export interface NoteVersions {
  /** The annotation's own id. */
  readonly id: string;
  readonly versions: readonly NoteVersion[];
}

/** Somebody's going on with one note. */
export interface EditingSession {
  /** Of the last change, milliseconds since the epoch. */
  readonly at: number;
  /** The window, where it is known. */
  readonly client: string | null;
}

/** When nobody has changed a note for so long, the next change begins another session, milliseconds. */
export const longestEditingPause = 5 * 60_000;

/** Null for a session: the note has not been changed since the program was started. */
export const beginsSession = (last: EditingSession | null, next: EditingSession): boolean =>
  last === null ||
  next.at - last.at > longestEditingPause ||
  next.at < last.at ||
  (last.client !== null && next.client !== null && last.client !== next.client);

export const versionOf = ({ modified, note, tags, colour }: Annotation): NoteVersion => ({
  at: modified,
  note,
  tags,
  colour,
});

export type Wording = Pick<Annotation, 'note' | 'tags' | 'colour'>;

export const isSameWording = (one: Wording, other: Wording): boolean =>
  one.note === other.note &&
  one.colour === other.colour &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, index) => tag === other.tags[index]);

/** Whether replacing the one by the other would lose words unless a version is kept. */
export const isWorthKeeping = (present: Annotation, next: Annotation): boolean =>
  hasWords(present) && !isSameWording(present, next);

/** UTF-16 units of a note: so many are not taken away without a version of what was there. */
const muchTaken = 200;
/** Nor is more than half, of a note at least so long. */
const shortestHalved = 40;

const isMuch = (taken: number, of: number): boolean =>
  taken >= muchTaken || (of >= shortestHalved && 2 * taken > of);

/**
 * What is to be kept as a version in the middle of a session because the next wording lacks much of it: the present one,
 * of which one change takes much away, or the fullest since the last version, which has shrunk little by little. Null: nothing.
 */
export const endangered = (fullest: Annotation, present: Annotation, next: Annotation): Annotation | null => {
  if (isMuch(takenAway(present.note, next.note), present.note.length)) return present;
  return isMuch(fullest.note.length - next.note.length, fullest.note.length) ? fullest : null;
};

/** How much of a text is not in what stands at the beginning and at the end of another. */
const takenAway = (from: string, to: string): number => {
  const shorter = Math.min(from.length, to.length);
  let [start, end] = [0, 0];
  while (start < shorter && from[start] === to[start]) start += 1;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  return from.length - start - end;
};

const mostVersions = 100;
/** UTF-16 units of all notes together; the newest version is kept however long it is. */
const mostUnits = 1_000_000;

/**
 * With the present wording as the newest version; the same object when it is there already. What becomes too much is
 * thinned from its old end: of the older half, every second one goes.
 */
export const withVersion = (known: NoteVersions, annotation: Annotation): NoteVersions => {
  const version = versionOf(annotation);
  const last = known.versions.at(-1);
  const isThere =
    (last !== undefined && isSameWording(last, version)) ||
    known.versions.some((other) => other.at === version.at && isSameWording(other, version));
  return isThere ? known : { ...known, versions: thinned([...known.versions, version]) };
};

/** Both, in the order of their times, each once. */
export const mergedVersions = (known: NoteVersions, other: NoteVersions): NoteVersions => {
  const added = other.versions.filter(
    (version) => !known.versions.some((mine) => mine.at === version.at && isSameWording(mine, version)),
  );
  if (added.length === 0) return known;
  const versions = [...known.versions, ...added];
  return { ...known, versions: thinned(versions.sort((one, two) => (one.at < two.at ? -1 : 1))) };
};

const thinned = (versions: readonly NoteVersion[]): readonly NoteVersion[] => {
  const units = versions.reduce((sum, { note }) => sum + note.length, 0);
  if (versions.length <= 1 || (versions.length <= mostVersions && units <= mostUnits)) return versions;
  const half = Math.floor(versions.length / 2);
  const isKept = (index: number): boolean => index >= half || index % 2 === 1;
  return thinned(versions.filter((_, index) => isKept(index)));
};
