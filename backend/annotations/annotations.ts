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
import { daysInTrash, deletedBefore, type EntryState, type Trashed } from '#core/annotation/trash';
import { compare, merge, type BringBack, type ComparedEntry, type RecordContents } from '#core/merge/merge';
import type { NoteVersion } from '#core/annotation/versions';
import { tagsToWrite } from '#core/tags/tags';
import type { AnnotationList, HistoryStep, UpdatedAnnotation } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { Ledger } from './undoable-record';

/** The reader's annotations on one text, with what can be undone. Every change is on disk before a call returns. */
export interface Annotations {
  list(): AnnotationList;
  create(made: NewAnnotation, client?: string): Annotation;
  /** `base`, `client`: as in the contract. */
  update(id: string, changes: AnnotationChanges, base?: string, client?: string): UpdatedAnnotation;
  /** Newest first. */
  versions(id: string): readonly NoteVersion[];
  revert(id: string, at: string): Annotation;
  delete(id: string): void;
  /** All or none, as one step to undo. Gives how many it has changed. */
  changeMany(ids: readonly string[], changes: ChangesForMany, client?: string): number;
  deleteMany(ids: readonly string[]): void;
  undo(): HistoryStep | null;
  redo(): HistoryStep | null;
  /** Newest first. */
  trash(): readonly Trashed[];
  /** Out of the trash, all or none. */
  restore(ids: readonly string[]): void;
  /** For good. Gives how many there were. */
  emptyTrash(): number;
  /** What the entries of another state of this record are here. */
  compare(source: RecordContents): ComparedEntry[];
  /** One step to undo. Gives how many have been brought back. */
  merge(source: RecordContents, bringBack: BringBack): number;
  /** Removes for good what has been in the trash for longer than it is kept. */
  letGo(): void;
}

export const createAnnotations = (textId: string, ledger: Ledger): Annotations => {
  const { annotations, trash, versions } = ledger.record.state;
  const now = (): string => ledger.now().toISOString();
  const trashed = (): Trashed[] => Array.from(trash.values(), ({ value }) => value);

  const find = (id: string): Annotation => {
    const entry = annotations.get(id);
    if (entry === undefined) throw new CommandError('not-found', 'There is no such annotation.');
    return entry.value;
  };
  const versionsOf = (id: string): readonly NoteVersion[] => versions.get(id)?.value.versions ?? [];
  /** The time, or a little later: no two states of an annotation bear the same one. */
  const stamp = ({ id, modified }: Annotation): string => {
    const taken = new Set([modified, ...versionsOf(id).map(({ at }) => at)]);
    let time = ledger.now();
    while (taken.has(time.toISOString())) time = new Date(time.getTime() + 1);
    return time.toISOString();
  };

  return {
    list: () => ({
      annotations: Array.from(annotations.values(), ({ value }) => value),
      history: ledger.depth,
      trashed: trash.size,
    }),
    create(made, client) {
      const { annotation, trashed: gone } = ledger.state(made.id);
      if (annotation !== null && isSameContent(annotation, made)) return annotation;
      if (annotation !== null || gone !== null) {
        throw new CommandError('bad-argument', 'id: expected one that is not in use');
      }
      const created = createAnnotation(made, textId, now());
      ledger.take('create', [{ id: made.id, after: live(created) }], { client });
      return created;
    },
    update(id, changes, base, client) {
      const annotation = find(id);
      const { tags } = changes;
      const cleaned = tags ? { ...changes, tags: tagsToWrite(annotation.tags, tags) } : changes;
      const changed = changeAnnotation(annotation, cleaned, stamp(annotation));
      if (changed === annotation) return annotation;
      const isStale = base !== undefined && base !== annotation.modified;
      const conflict = isStale && isConflict(annotation, changed, base, ledger.stateAt(id, base));
      const typing = isTyping(changes) && !conflict;
      ledger.take('change', [{ id, after: live(changed) }], { typing, client, keep: conflict });
      return conflict ? { ...changed, conflict } : changed;
    },
    versions(id) {
      const { annotation, trashed: gone } = ledger.state(id);
      if (annotation === null && gone === null) find(id);
      return versionsOf(id).toReversed();
    },
    revert(id, at) {
      const annotation = find(id);
      const version = versionsOf(id).find((known) => known.at === at);
      if (version === undefined) throw new CommandError('not-found', 'There is no version of that time.');
      const { note, tags, colour } = version;
      const changed = changeAnnotation(annotation, { note, tags, colour }, stamp(annotation));
      if (changed !== annotation) ledger.take('change', [{ id, after: live(changed) }], { keep: true });
      return changed;
    },
    delete(id) {
      ledger.take('delete', [{ id, after: dead(find(id), now()) }]);
    },
    changeMany(ids, changes, client) {
      const targets = [...new Set(ids)].map(find).flatMap((annotation) => {
        const changed = changeAnnotation(annotation, changesFor(annotation, changes), stamp(annotation));
        return changed === annotation ? [] : [{ id: annotation.id, after: live(changed) }];
      });
      if (targets.length > 0) ledger.take('change', targets, { client });
      return targets.length;
    },
    deleteMany(ids) {
      const time = now();
      ledger.take(
        'delete',
        [...new Set(ids)]
          .map(find)
          .map((annotation) => ({ id: annotation.id, after: dead(annotation, time) })),
      );
    },
    undo: () =>
      ledger.undo((id, after, before) => undoTarget(after, before, now(), versionsOf(id).length > 0)),
    redo: () => ledger.redo(),
    trash: () => trashed().reverse().sort(byDeletedLast),
    restore(ids) {
      const targets = [...new Set(ids)].map((id) => {
        const entry = trash.get(id);
        if (entry === undefined) throw new CommandError('not-found', 'There is no such deleted annotation.');
        return { id, after: live(entry.value.annotation) };
      });
      ledger.take('restore', targets);
    },
    emptyTrash() {
      const ids = [...trash.keys()];
      ledger.removeTrashed(ids);
      return ids.length;
    },
    compare: (source) => compare(source, (id) => ledger.state(id)),
    merge(source, bringBack) {
      const earlier = new Map(source.versions.map((known) => [known.id, known]));
      const merged = merge(
        compare(source, (id) => ledger.state(id)),
        bringBack,
        stamp,
        now(),
      );
      const targets = merged.map((target) => {
        const brought = earlier.get(target.id);
        return brought === undefined ? target : { ...target, versions: brought };
      });
      if (targets.length > 0) ledger.take('merge', targets, { keep: true });
      return targets.length;
    },
    letGo() {
      const earliest = new Date(ledger.now().getTime() - daysInTrash * 24 * 60 * 60 * 1000);
      ledger.removeTrashed(deletedBefore(trashed(), earliest.toISOString()));
    },
  };
};

/**
 * Whether something would be replaced that has been changed since the one who replaces it saw it. `base`: the `modified` of what that one
 * saw; `seen`: what it was, as far as the history knows (`History.stateAt`). Where that is not the very state, it fell into a run of
 * typing or was undone, so that the words are taken to be others.
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

const byDeletedLast = (one: Trashed, other: Trashed): number =>
  Number(one.deleted < other.deleted) - Number(one.deleted > other.deleted);

const live = (annotation: Annotation): EntryState => ({ annotation, trashed: null });
const dead = (annotation: Annotation, deleted: string): EntryState => ({
  annotation: null,
  trashed: { id: annotation.id, deleted, annotation },
});

/** What stood there before; but words are not destroyed by undoing the creation of what holds them: they go to the trash. */
const undoTarget = (after: EntryState, before: EntryState, now: string, hadWords: boolean): EntryState => {
  const isCreation = before.annotation === null && before.trashed === null;
  if (!isCreation) return before;
  if (after.annotation === null) return after;
  if (!hadWords && !hasWords(after.annotation)) return before;
  return dead(after.annotation, now);
};
