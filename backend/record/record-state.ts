import type { Annotation } from '#core/annotation/annotation';
import type { EntryState, Trashed } from '#core/annotation/trash';
import type { NoteVersions } from '#core/annotation/versions';
import { checksum } from './checksummed-lines';

/** A value with the checksum of its JSON, taken when the value came to be and carried to every file that holds it. */
export interface Entry<Value> {
  readonly checksum: string;
  readonly value: Value;
}

/** The record of one text in memory. An id is in one of the first two at most. */
export interface RecordState {
  readonly annotations: Map<string, Entry<Annotation>>;
  readonly trash: Map<string, Entry<Trashed>>;
  /** Of live annotations and of those in the trash. */
  readonly versions: Map<string, Entry<NoteVersions>>;
}

/** One numbered change: whole values, so that it means the same whatever was there before. */
export interface RecordChange {
  readonly put?: { readonly annotations?: readonly Annotation[]; readonly trash?: readonly Trashed[] };
  readonly drop?: { readonly annotations?: readonly string[]; readonly trash?: readonly string[] };
  /** Apart from the other two, so that a program that knows no versions reads the rest of the line. */
  readonly versions?: { readonly put?: readonly NoteVersions[]; readonly drop?: readonly string[] };
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

/** Takes over what another source knows to be so under the ids that it holds; says nothing of other ids. */
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

/** What stands under an id and what shall stand there. */
export interface Move {
  readonly id: string;
  readonly from: EntryState;
  readonly to: EntryState;
}

/** The change that makes all moves at once and keeps these earlier versions. */
export const changeOf = (moves: readonly Move[], versions: readonly NoteVersions[]): RecordChange => {
  const put = sections(
    moves.flatMap(({ to }) => to.annotation ?? []),
    moves.flatMap(({ to }) => to.trashed ?? []),
  );
  const drop = sections(
    moves.filter(({ from, to }) => from.annotation !== null && to.annotation === null).map(({ id }) => id),
    moves.filter(({ from, to }) => from.trashed !== null && to.trashed === null).map(({ id }) => id),
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
