import type { Annotation, AnnotationColour } from './annotation';
import { hasWords } from './edit';

/** An earlier wording of a note. */
export interface NoteVersion {
  /** When it was written: the `modified` of the annotation as it was. ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: AnnotationColour;
}

/** All earlier wordings of one note that are kept, oldest first. */
export interface NoteVersions {
  /** The annotation's own id. */
  readonly id: string;
  readonly versions: readonly NoteVersion[];
}

/** A person's uninterrupted work on one note. An earlier wording is kept when a session begins. */
export interface EditingSession {
  /** Time of the last change, milliseconds since the epoch. */
  readonly at: number;
  /** The window that made it; null when it is not known. */
  readonly client: string | null;
}

/** Milliseconds. The first change after a longer pause begins a new session. */
export const longestEditingPause = 5 * 60_000;

/**
 * Whether a change begins a new session. `last` is null when the note was not changed since the program
 * started.
 */
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

/** Whether the present wording must be kept as a version, or else words would be lost. */
export const isWorthKeeping = (present: Annotation, next: Annotation): boolean =>
  hasWords(present) && !isSameWording(present, next);

/** UTF-16 units. When a change removes so many from a note, the wording before it is kept as a version. */
const muchTaken = 200;
/** UTF-16 units. The same holds when a change removes more than half of a note that is at least so long. */
const shortestHalved = 40;

const isMuch = (taken: number, of: number): boolean =>
  taken >= muchTaken || (of >= shortestHalved && 2 * taken > of);

/**
 * The wording to keep as a version in the middle of a session because the next one lacks much of it; null
 * when nothing is at risk. It is the present wording when this one change removes much of it, or the fullest
 * wording since the last version when the note has shrunk little by little.
 */
export const wordingAtRisk = (
  fullest: Annotation,
  present: Annotation,
  next: Annotation,
): Annotation | null => {
  if (isMuch(takenAway(present.note, next.note), present.note.length)) return present;
  return isMuch(fullest.note.length - next.note.length, fullest.note.length) ? fullest : null;
};

/**
 * Length of the part of `from` that is left after the common beginning and end with `to`, in UTF-16 units.
 */
const takenAway = (from: string, to: string): number => {
  const shorter = Math.min(from.length, to.length);
  let [start, end] = [0, 0];
  while (start < shorter && from[start] === to[start]) start += 1;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  return from.length - start - end;
};

const maxVersions = 100;
/** UTF-16 units of all versions of a note together; the newest version is kept however long it is. */
const maxUnits = 1_000_000;

/**
 * Adds the annotation's wording as the newest version; gives the same object when that version is there
 * already. When the versions become too many or too long, every second one of the older half is removed.
 */
export const withVersion = (known: NoteVersions, annotation: Annotation): NoteVersions => {
  const version = versionOf(annotation);
  const last = known.versions.at(-1);
  const isThere =
    (last !== undefined && isSameWording(last, version)) ||
    known.versions.some((other) => other.at === version.at && isSameWording(other, version));
  return isThere ? known : { ...known, versions: thinned([...known.versions, version]) };
};

/** The versions of both, in the order of their times, each once. */
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
  if (versions.length <= 1 || (versions.length <= maxVersions && units <= maxUnits)) return versions;
  const half = Math.floor(versions.length / 2);
  const isKept = (index: number): boolean => index >= half || index % 2 === 1;
  return thinned(versions.filter((_, index) => isKept(index)));
};
