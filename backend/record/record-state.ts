import type { Annotation } from '#core/annotation/annotation';
import type { EntryState, Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';
import { checksum } from './checksummed-lines';

/**
 * A value with the checksum of its JSON. The checksum is taken when the value is made, and goes into every
 * file that holds it.
 */
export interface Entry<Value> {
  readonly checksum: string;
  readonly value: Value;
}

/** The record of one text in memory. No id is in both `annotations` and `trash`. */
export interface RecordState {
  readonly annotations: Map<string, Entry<Annotation>>;
  readonly trash: Map<string, Entry<Trashed>>;
  /** Of live annotations and of those in the trash. */
  readonly versions: Map<string, Entry<NoteVersions>>;
}

/**
 * One numbered change. It holds whole values, so that its result does not depend on what was there before.
 */
export interface RecordChange {
  readonly put?: { readonly annotations?: readonly Annotation[]; readonly trash?: readonly Trashed[] };
  readonly drop?: { readonly annotations?: readonly string[]; readonly trash?: readonly string[] };
  /** Separate from the other two, so that a program without versions can read the rest of the line. */
  readonly versions?: { readonly put?: readonly NoteVersions[]; readonly drop?: readonly string[] };
  /** Id of the command that asked for it, by which its repetition is recognised after a restart too. */
  readonly request?: string;
}

export const emptyState = (): RecordState => ({
  annotations: new Map(),
  trash: new Map(),
  versions: new Map(),
});

export const applyChange = (state: RecordState, { put, drop, versions }: RecordChange): void => {
  for (const id of drop?.annotations ?? []) state.annotations.delete(id);
  for (const id of drop?.trash ?? []) state.trash.delete(id);
  for (const value of put?.annotations ?? []) state.annotations.set(value.id, entryOf(value));
  for (const value of put?.trash ?? []) state.trash.set(value.id, entryOf(value));
  for (const id of versions?.drop ?? []) state.versions.delete(id);
  for (const value of versions?.put ?? []) state.versions.set(value.id, entryOf(value));
};

/** Replaces the entries under the ids that `known` holds; leaves other ids alone. */
export const overlay = (state: RecordState, known: RecordState): void => {
  for (const [id, entry] of known.annotations) {
    state.annotations.set(id, entry);
    state.trash.delete(id);
  }
  for (const [id, entry] of known.trash) {
    state.trash.set(id, entry);
    state.annotations.delete(id);
  }
  for (const [id, entry] of known.versions) state.versions.set(id, entry);
};

export const entryState = (state: RecordState, id: string): EntryState => ({
  annotation: state.annotations.get(id)?.value ?? null,
  trashed: state.trash.get(id)?.value ?? null,
});

/** One annotation's state before a change and after it. */
export interface Transition {
  readonly id: string;
  readonly from: EntryState;
  readonly to: EntryState;
}

/** The change that makes all transitions at once and keeps these earlier versions. */
export const changeOf = (
  transitions: readonly Transition[],
  versions: readonly NoteVersions[],
): RecordChange => {
  const put = sections(
    transitions.flatMap(({ to }) => to.annotation ?? []),
    transitions.flatMap(({ to }) => to.trashed ?? []),
  );
  const drop = sections(
    transitions
      .filter(({ from, to }) => from.annotation !== null && to.annotation === null)
      .map(({ id }) => id),
    transitions.filter(({ from, to }) => from.trashed !== null && to.trashed === null).map(({ id }) => id),
  );
  return {
    ...(isEmpty(put) ? {} : { put }),
    ...(isEmpty(drop) ? {} : { drop }),
    ...(versions.length === 0 ? {} : { versions: { put: versions } }),
  };
};

const sections = <Live, Dead>(
  annotations: readonly Live[],
  trash: readonly Dead[],
): { annotations?: readonly Live[]; trash?: readonly Dead[] } => ({
  ...(annotations.length === 0 ? {} : { annotations }),
  ...(trash.length === 0 ? {} : { trash }),
});

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const entryOf = <Value>(value: Value): Entry<Value> => ({ checksum: checksum(JSON.stringify(value)), value });
