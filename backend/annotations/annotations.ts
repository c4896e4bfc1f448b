import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import { changesFor, type ChangesForMany } from '#core/annotation/change-many';
import {
  changeAnnotation,
  createAnnotation,
  hasWords,
  changesNothing,
  isSameContent,
  isTyping,
} from '#core/annotation/edit';
import { agedTrash, type EntryState, type Trashed } from '#core/annotation/trash';
import { compare, merge, type BringBack, type ComparedEntry, type RecordContents } from '#core/merge/merge';
import type { NoteVersion } from '#core/annotation/versions';
import { tagsToWrite } from '#core/tags/tags';
import { wellFormedJson } from '#core/text/well-formed';
import type { AnnotationList, UpdatedAnnotation } from '#contract/commands';
import type { HistoryStep } from '#contract/history';
import { CommandError } from '#contract/result';
import type { Step } from '#core/history/history';
import type { EntryChange, UndoableRecord } from './undoable-record';

/** Where a change comes from; each field as in the contract. */
export interface UpdateOrigin {
  readonly base?: string | undefined;
  readonly client?: string | undefined;
  readonly request?: string | undefined;
}

/**
 * The reader's annotations on one text, with what can be undone. Every change is on disk before a call
 * returns.
 */
export interface Annotations {
  list(): AnnotationList;
  create(made: NewAnnotation, client?: string): Annotation;
  update(id: string, changes: AnnotationChanges, origin?: UpdateOrigin): UpdatedAnnotation;
  /** Newest first. */
  versions(id: string): readonly NoteVersion[];
  revert(id: string, at: string, client?: string): Annotation;
  /** Does nothing when it is in the trash already; `deleteMany` leaves such ones alone. */
  delete(id: string, client?: string): void;
  /** As in the contract. */
  removeEmpty(id: string, client?: string): 'forgotten' | 'trashed' | null;
  /** Changes all of them or none, as one step to undo. Gives how many were changed. */
  changeMany(ids: readonly string[], changes: ChangesForMany, client?: string): number;
  deleteMany(ids: readonly string[], client?: string): void;
  /** `client`, `agreed`: as in the contract. */
  undo(client?: string, agreed?: number): HistoryStep | null;
  redo(client?: string, agreed?: number): HistoryStep | null;
  /** Newest first. */
  trash(): readonly Trashed[];
  /** Takes all of them out of the trash, or none; those that are out already are left alone. */
  restore(ids: readonly string[], client?: string): void;
  /**
   * Removes these entries of the trash for good, or all of them; those that are not there any more count as
   * removed. Gives how many there were.
   */
  emptyTrash(only?: readonly string[]): number;
  /** Compares the entries of another state of this record, such as a backup's, with what is here. */
  compare(source: RecordContents): ComparedEntry[];
  /** Brings entries of another state back, as one step to undo. Gives how many were brought back. */
  merge(source: RecordContents, bringBack: BringBack): number;
  /** Removes for good what has been in the trash for longer than it is kept, by the days in use. */
  purgeTrash(): void;
}

export const createAnnotations = (textId: string, undoable: UndoableRecord): Annotations => {
  const { annotations, trash, versions } = undoable.record.state;
  const { answers } = undoable.memory;
  const now = (): string => undoable.now().toISOString();
  const trashed = (): Trashed[] => Array.from(trash.values(), ({ value }) => value);

  const find = (id: string): Annotation => {
    const entry = annotations.get(id);
    if (entry === undefined) throw new CommandError('not-found', 'There is no such annotation.');
    return entry.value;
  };
  /**
   * The answer to the creation that this one repeats, whatever has become of the annotation since; null when
   * it repeats none. A creation is identified by the id of its annotation.
   */
  const creationOf = (made: NewAnnotation): Annotation | null => {
    const answered = answers.of(made.id);
    if (answered !== undefined && !isSameContent(answered, made)) {
      throw new CommandError('bad-argument', 'id: expected one that is not in use');
    }
    const { annotation, trashed: gone } = undoable.state(made.id);
    return answered ?? annotation ?? gone?.annotation ?? null;
  };
  const versionsOf = (id: string): readonly NoteVersion[] => versions.get(id)?.value.versions ?? [];
  /**
   * The present time, or the next free millisecond: no two states of an annotation have the same `modified`.
   */
  const stamp = ({ id, modified }: Annotation): string => {
    const taken = new Set([modified, ...versionsOf(id).map(({ at }) => at)]);
    let time = undoable.now();
    while (taken.has(time.toISOString())) time = new Date(time.getTime() + 1);
    return time.toISOString();
  };

  return {
    list: () => ({
      annotations: Array.from(annotations.values(), ({ value }) => value),
      history: undoable.depth,
      trashed: trash.size,
    }),
    create(made, client) {
      const repeated = creationOf(made);
      if (repeated !== null) return repeated;
      const created = createAnnotation(made, textId, now());
      const options = { client, request: made.id };
      undoable.apply('create', [{ id: made.id, after: liveEntry(created) }], options);
      return answers.add(made.id, created);
    },
    update(id, changes, { base, client, request } = {}) {
      const repeated = request === undefined ? undefined : answers.of(request);
      if (repeated?.id === id) return repeated;
      const annotation = find(id);
      const { tags } = changes;
      const cleaned = tags ? { ...changes, tags: tagsToWrite(annotation.tags, tags) } : changes;
      const changed = changeAnnotation(annotation, cleaned, stamp(annotation));
      if (changed === annotation) return answers.add(request, annotation);
      const isStale = base !== undefined && base !== annotation.modified;
      const conflict = isStale && isConflict(annotation, changed, base, undoable.stateAt(id, base));
      const typing = isTyping(changes) && !conflict;
      undoable.apply('change', [{ id, after: liveEntry(changed) }], {
        typing,
        client,
        keepVersion: conflict,
        request,
      });
      return answers.add(request, conflict ? { ...changed, conflict } : changed);
    },
    versions(id) {
      const { annotation, trashed: gone } = undoable.state(id);
      if (annotation === null && gone === null) find(id);
      return versionsOf(id).toReversed();
    },
    revert(id, at, client) {
      const annotation = find(id);
      const version = versionsOf(id).find((known) => known.at === at);
      if (version === undefined) throw new CommandError('not-found', 'There is no version of that time.');
      const { note, tags, colour } = version;
      const changed = changeAnnotation(annotation, { note, tags, colour }, stamp(annotation));
      if (changed !== annotation)
        undoable.apply('change', [{ id, after: liveEntry(changed) }], { client, keepVersion: true });
      return changed;
    },
    delete(id, client) {
      if (trash.has(id)) return;
      undoable.apply('delete', [{ id, after: trashedEntry(find(id), now()) }], { client });
    },
    removeEmpty(id, client) {
      const annotation = annotations.get(id)?.value;
      if (annotation?.motivation !== 'commenting' || !isBlank(annotation)) return null;
      const steps = undoable.stepsOf(id);
      if (versionsOf(id).length === 0 && isMadeEmpty(steps)) {
        undoable.forget(id);
        return 'forgotten';
      }
      const hadWords = versionsOf(id).length > 0 || steps.some(hasKnownWords);
      if (!hadWords && annotation.modified !== annotation.created) return null;
      undoable.apply('delete', [{ id, after: trashedEntry(annotation, now()) }], { client });
      return 'trashed';
    },
    changeMany(ids, changes, client) {
      const entries = [...new Set(ids)].map(find).flatMap((annotation): EntryChange[] => {
        const changed = changeAnnotation(annotation, changesFor(annotation, changes), stamp(annotation));
        return changed === annotation ? [] : [{ id: annotation.id, after: liveEntry(changed) }];
      });
      if (entries.length > 0) undoable.apply('change', entries, { client });
      return entries.length;
    },
    deleteMany(ids, client) {
      const time = now();
      const entries = [...new Set(ids)]
        .filter((id) => !trash.has(id))
        .map((id): EntryChange => ({ id, after: trashedEntry(find(id), time) }));
      if (entries.length > 0) undoable.apply('delete', entries, { client });
    },
    undo: (client, agreed) =>
      undoable.undo({ client, agreed }, (id, after, before) =>
        stateAfterUndo(after, before, now(), versionsOf(id).length > 0),
      ),
    redo: (client, agreed) => undoable.redo({ client, agreed }),
    trash: () => trashed().reverse().sort(byDeletedLast),
    restore(ids, client) {
      const entries = [...new Set(ids)].flatMap((id): EntryChange[] => {
        const entry = trash.get(id);
        if (annotations.has(id)) return [];
        if (entry === undefined) throw new CommandError('not-found', 'There is no such deleted annotation.');
        return [{ id, after: liveEntry(entry.value.annotation) }];
      });
      if (entries.length > 0) undoable.apply('restore', entries, { client });
    },
    emptyTrash(only) {
      const ids = [...(only ?? trash.keys())].filter((id) => trash.has(id));
      undoable.removeTrashed(ids);
      return ids.length;
    },
    compare: (source) => compare(source, (id) => undoable.state(id)),
    merge(source, bringBack) {
      const earlier = new Map(source.versions.map((known) => [known.id, known]));
      const merged = merge(
        compare(source, (id) => undoable.state(id)),
        bringBack,
        stamp,
        now(),
      );
      const entries = merged.map((entry): EntryChange => {
        const brought = earlier.get(entry.id);
        return wellFormedJson(brought === undefined ? entry : { ...entry, versions: brought });
      });
      if (entries.length > 0) undoable.apply('merge', entries, { keepVersion: true });
      return entries.length;
    },
    purgeTrash() {
      if (trash.size === 0) return;
      const today = undoable.today();
      if (today === null) return;
      const { expired, unnumbered } = agedTrash(trashed(), today);
      undoable.numberTrashed(unnumbered, today);
      undoable.removeTrashed(expired);
    },
  };
};

/**
 * Whether the change would replace something that was changed after its author last saw the annotation.
 * `base`: the `modified` of the state that the author saw; `seen`: that state, as far as the history knows it
 * (`History.stateAt`). When `seen` has another `modified`, the state fell into a run of typing or was undone;
 * the words then count as others.
 */
const isConflict = (present: Annotation, next: Annotation, base: string, seen: Annotation | null): boolean =>
  (present.note !== '' &&
    present.note !== next.note &&
    (seen?.modified !== base || present.note !== seen.note)) ||
  (['colour', 'style', 'tags', 'targets'] as const).some(
    (field) =>
      !changesNothing(present, { [field]: next[field] }) &&
      (seen === null || !changesNothing(present, { [field]: seen[field] })),
  );

const isBlank = ({ note, tags }: Annotation): boolean => note.trim() === '' && tags.length === 0;

/** Whether the steps of an annotation are its creation without words, and blanks that were typed into it. */
const isMadeEmpty = (steps: readonly Step[]): boolean =>
  steps[0]?.kind === 'create' &&
  steps.every((step) => (step.kind === 'create' || step.typing) && !hasKnownWords(step));

/** Whether any annotation of the step had words or tags before or after it. */
const hasKnownWords = ({ parts }: Step): boolean =>
  parts.some(({ before, after }) =>
    [before, after].some(({ annotation }) => annotation !== null && !isBlank(annotation)),
  );

const byDeletedLast = (one: Trashed, other: Trashed): number =>
  Number(one.deleted < other.deleted) - Number(one.deleted > other.deleted);

const liveEntry = (annotation: Annotation): EntryState => ({ annotation, trashed: null });
const trashedEntry = (annotation: Annotation, deleted: string): EntryState => ({
  annotation: null,
  trashed: { id: annotation.id, deleted, annotation },
});

/**
 * The state before the step. But undoing a creation destroys no words: an annotation that has or had words
 * goes to the trash.
 */
const stateAfterUndo = (
  after: EntryState,
  before: EntryState,
  now: string,
  hadWords: boolean,
): EntryState => {
  const isCreation = before.annotation === null && before.trashed === null;
  if (!isCreation) return before;
  if (after.annotation === null) return after;
  if (!hadWords && !hasWords(after.annotation)) return before;
  return trashedEntry(after.annotation, now);
};
