import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import { changeAnnotation, createAnnotation, hasWords, isSameContent, isTyping } from '#core/annotation/edit';
import type { EntryState } from '#core/annotation/trash';
import { createHistory, type Step } from '#core/history/history';
import type { AnnotationList, HistoryDepth, HistoryStep } from '#contract/commands';
import type { Events } from '#contract/events';
import { CommandError } from '#contract/result';
import { changeTo, entryState } from './record/record-state';
import type { StudyRecord } from './record/study-record';

/** The reader's annotations on one text, with what can be undone. Every change is on disk before a call returns. */
export interface Annotations {
  list(): AnnotationList;
  create(made: NewAnnotation): Annotation;
  update(id: string, changes: AnnotationChanges): Annotation;
  delete(id: string): void;
  undo(): HistoryStep | null;
  redo(): HistoryStep | null;
}

export const createAnnotations = (
  textId: string,
  record: StudyRecord,
  now: () => Date,
  announce: (event: Events['annotations.changed']) => void,
): Annotations => {
  const history = createHistory();
  const depth = (): HistoryDepth => ({ undo: history.undoDepth, redo: history.redoDepth });

  const find = (id: string): Annotation => {
    const entry = record.state.annotations.get(id);
    if (entry === undefined) throw new CommandError('not-found', 'There is no such annotation.');
    return entry.value;
  };
  /** `remember` is called when the change is on disk and before it is announced, so that the depths are the new ones. */
  const bring = (id: string, target: EntryState, remember: () => void): void => {
    record.commit(changeTo(id, entryState(record.state, id), target));
    remember();
    const put = target.annotation === null ? [] : [target.annotation];
    announce({ textId, put, removed: put.length === 0 ? [id] : [], history: depth() });
  };
  const take = (kind: Step['kind'], id: string, after: EntryState, typing = false): void => {
    const before = entryState(record.state, id);
    bring(id, after, () => history.add({ kind, id, before, after, typing, at: now().getTime() }));
  };

  return {
    list: () => ({
      annotations: Array.from(record.state.annotations.values(), ({ value }) => value),
      history: depth(),
    }),
    create(made) {
      const { annotation, trashed } = entryState(record.state, made.id);
      if (annotation !== null && isSameContent(annotation, made)) return annotation;
      if (annotation !== null || trashed !== null) {
        throw new CommandError('bad-argument', 'id: expected one that is not in use');
      }
      const created = createAnnotation(made, textId, now().toISOString());
      take('create', made.id, { annotation: created, trashed: null });
      return created;
    },
    update(id, changes) {
      const annotation = find(id);
      const changed = changeAnnotation(annotation, changes, now().toISOString());
      if (changed !== annotation) {
        take('change', id, { annotation: changed, trashed: null }, isTyping(changes));
      }
      return changed;
    },
    delete(id) {
      const annotation = find(id);
      take('delete', id, { annotation: null, trashed: { id, deleted: now().toISOString(), annotation } });
    },
    undo() {
      const step = history.undoable();
      if (step === null) return null;
      bring(step.id, undoTarget(step, now().toISOString()), () => history.undone());
      return { kind: step.kind, id: step.id };
    },
    redo() {
      const step = history.redoable();
      if (step === null) return null;
      bring(step.id, step.after, () => history.redone());
      return { kind: step.kind, id: step.id };
    },
  };
};

/** What stood there before; but words are not destroyed by undoing the creation of what holds them: they go to the trash. */
const undoTarget = ({ id, before, after }: Step, now: string): EntryState => {
  const isCreation = before.annotation === null && before.trashed === null;
  if (!isCreation || after.annotation === null || !hasWords(after.annotation)) return before;
  return { annotation: null, trashed: { id, deleted: now, annotation: after.annotation } };
};
