import { computed, shallowRef, triggerRef } from 'vue';
import { describe } from '#core/anchoring/describe';
import { anchorTargets, type AnchoredAnnotation, type Anchoring } from '#core/anchoring/passages';
import { copyAsNew, emptyNote, hasWords } from '#core/annotation/edit';
import type { Annotation, AnnotationChanges, NewAnnotation, TextRange } from '#core/annotation/annotation';
import type { AnnotationList } from '#contract/commands';
import type { HistoryDepth } from '#contract/history';
import type { Events } from '#contract/events';
import { success } from '#contract/result';
import { api } from '../api';
import { client } from './client';
import { t } from '../i18n';
import { byPosition, isSame, isSameEntry } from './anchored-entries';
import { changedList, exchangeInPlace } from './sorted-lists';
import { useMessages } from './messages';
import { useNoticesStore } from './notices';
import { createSavedAnnotations } from './saved-annotations';
import { createOutbox, type SaveState } from './outbox';
import { defineTextStore } from './text-session';

export type { AnchoredAnnotation };

/** How the words of an annotation are painted. */
export type Look = Pick<Annotation, 'colour' | 'style'>;

/**
 * The reader's annotations on the open text: what is saved, overlaid with the changes that this window has
 * not saved yet.
 */
export const useAnnotationsStore = defineTextStore((session) => {
  const notices = useNoticesStore();
  const { toast, explain } = useMessages(session);
  const saved = createSavedAnnotations();
  /**
   * In reading order; notes on the whole text first, orphans last. An entry that has not changed stays the
   * same object. A new list means that something which can be seen has changed: `times` tells of `created`
   * and `modified`.
   */
  const all = shallowRef<readonly AnchoredAnnotation[]>([]);
  /**
   * Grows when entries of `all` get other times and nothing else: read it wherever the result depends on the
   * times.
   */
  const times = shallowRef(0);
  const byId = shallowRef<ReadonlyMap<string, AnchoredAnnotation>>(new Map());
  const history = shallowRef<HistoryDepth>({ undo: 0, redo: 0 });
  /** Grows with everything that this window does to the annotations. */
  const acts = shallowRef(0);
  /** Number of annotations in the trash. */
  const trashed = shallowRef(0);
  const outboxVersion = shallowRef(0);
  /**
   * From the id of a note that was deleted elsewhere to the id under which its words were kept: see
   * `currentId`.
   */
  const replaced = shallowRef<ReadonlyMap<string, string>>(new Map());
  /** The note that was not deleted because its last words cannot be saved: see `remove`. */
  let warnedOf: string | null = null;
  /** Number of events that have come. */
  let events = 0;
  const anchorings = new WeakMap<Annotation['targets'], Anchoring>();

  const outbox = createOutbox({
    send: async (id, sent, repeated) => {
      saved.requested(id, repeated);
      const textId = session.text.id;
      if (sent.kind === 'create')
        return api.invoke('annotations.create', { textId, annotation: sent.annotation, client });
      const { changes, base, request } = sent;
      const known = base === null ? {} : { base };
      const argument = { textId, id, changes, client, request, ...known };
      const result = await api.invoke('annotations.update', argument);
      if (!result.ok) return result;
      const { conflict = false, ...annotation } = result.value;
      if (conflict) toast(t(changes.note === undefined ? 'status.conflictElse' : 'status.conflict'));
      return success<Annotation>(annotation);
    },
    acted: () => void acts.value++,
    savedModified: (id) => saved.byId.get(id)?.modified ?? null,
    saved: (annotation) => saved.answered(annotation),
    notFound: async (id) => {
      const kept = deletedElsewhere(id);
      refresh([id]);
      await kept;
    },
    changed: (id) => {
      outboxVersion.value++;
      refresh([id]);
    },
  });

  const load = (list: AnnotationList): void => {
    saved.replaceAll(list.annotations);
    refreshAll();
    [history.value, trashed.value] = [list.history, list.trashed];
  };

  const refreshAll = (): void => {
    for (const id of outbox.ids) if (!saved.byId.has(id) && !outbox.creation(id)) void deletedElsewhere(id);
    const ids = new Set([...saved.byId.keys(), ...outbox.ids]);
    const entries = [...ids].flatMap((id) => entryNow(id) ?? []);
    byId.value = new Map(entries.map((entry) => [entry.annotation.id, entry]));
    all.value = entries.sort(byPosition);
  };

  /**
   * Asks for the whole list again, after events may have been missed. An event that comes meanwhile is newer
   * than the list.
   */
  const reload = async (): Promise<void> => {
    const listed = saved.listRequested();
    const before = events;
    const result = await api.invoke('annotations.list', { textId: session.text.id });
    if (!listed(result.ok ? result.value.annotations : null) || !result.ok) return;
    refreshAll();
    if (events === before) [history.value, trashed.value] = [result.value.history, result.value.trashed];
  };

  const follow = (event: Events['annotations.changed']): void => {
    if (event.textId !== session.text.id) return;
    events++;
    for (const annotation of event.put) saved.announced(annotation.id, annotation);
    for (const id of event.removed) void deletedElsewhere(id);
    [history.value, trashed.value] = [event.history, event.trashed];
    refresh([...event.put.map(({ id }) => id), ...event.removed]);
  };

  /** Keeps words that were typed here and are not known to be saved, in a new annotation. */
  const deletedElsewhere = (id: string): Promise<void> | undefined => {
    const typedInto = outbox.hasTyped(id) ? byId.value.get(id)?.annotation : undefined;
    saved.announced(id, null);
    if (typedInto) return keepAsNew(typedInto);
    if (!outbox.has(id)) return undefined;
    outbox.drop(id); // a creation that is deleted elsewhere has been carried out
    outboxVersion.value++;
    return undefined;
  };

  const keepAsNew = (content: NewAnnotation): Promise<void> => {
    outbox.drop(content.id);
    const made = copyAsNew(content, crypto.randomUUID());
    replaced.value = new Map(replaced.value).set(content.id, made.id);
    return outbox.create(made, true);
  };

  /**
   * The id under which an annotation, or what was kept of it, is listed; the id itself when neither is there.
   */
  const currentId = (id: string): string => {
    const next = byId.value.has(id) ? undefined : replaced.value.get(id);
    return next === undefined ? id : currentId(next);
  };

  const anchored = (annotation: Annotation): AnchoredAnnotation => {
    const { targets } = annotation;
    const anchoring =
      anchorings.get(targets) ?? anchorTargets(session.flat, session.text.contentHash, targets);
    anchorings.set(targets, anchoring);
    return { annotation, ...anchoring };
  };

  /** What this window shows under an id; null when there is nothing. */
  const entryNow = (id: string): AnchoredAnnotation | null => {
    const known = saved.byId.get(id);
    if (known) return anchored(outbox.overlay(known));
    const creation = outbox.creation(id);
    if (!creation) return null;
    const time = byId.value.get(id)?.annotation.created ?? new Date().toISOString();
    return anchored({ ...creation, textId: session.text.id, created: time, modified: time });
  };

  /** Brings the entries of some ids up to date; the others are not looked at. */
  const refresh = (ids: readonly string[]): void => {
    const changes = [...new Set(ids)]
      .map((id) => ({ id, before: byId.value.get(id), after: entryNow(id) }))
      .filter(({ before, after }) => (before && after ? !isSameEntry(before, after) : before !== after));
    if (changes.length === 0) return;
    const known = byId.value as Map<string, AnchoredAnnotation>; // written here only
    const listed = all.value as AnchoredAnnotation[]; // as above
    const [gone, come] = [[] as AnchoredAnnotation[], [] as AnchoredAnnotation[]];
    for (const { id, before, after } of changes) {
      if (after) known.set(id, after);
      else known.delete(id);
      if (before && after && isSame(before, after) && exchangeInPlace(listed, before, after, byPosition))
        continue;
      if (before) gone.push(before);
      if (after) come.push(after);
    }
    if (gone.length + come.length > 0) all.value = changedList(all.value, gone, come, byPosition);
    else times.value++;
    triggerRef(byId);
  };

  const stateOf = (id: string): SaveState => {
    void outboxVersion.value;
    return outbox.state(id);
  };
  const unsaved = computed(() => {
    void outboxVersion.value;
    return outbox.failed();
  });
  /** Whether this window holds anything that is not known to be on disk. */
  const hasUnsent = computed(() => {
    void outboxVersion.value;
    return !outbox.empty;
  });

  /** `range` null: on the whole text. `note`: its words. */
  const create = (
    range: TextRange | null,
    { colour, style }: Look,
    motivation: Annotation['motivation'],
    note = '',
  ): string => {
    const made: NewAnnotation = {
      ...emptyNote,
      id: crypto.randomUUID(),
      motivation,
      colour,
      style,
      note,
      targets: range ? [describe(session.flat, session.text.contentHash, range)] : [],
    };
    void outbox.create(made);
    return made.id;
  };

  /** Words that are typed into a note which another window has just deleted are kept as a new note. */
  const change = (id: string, changes: AnnotationChanges, typing = false): void => {
    const current = currentId(id);
    if (byId.value.has(current)) return outbox.change(current, changes, typing);
    const content = { ...emptyNote, ...changes, id };
    if (hasWords(content)) void keepAsNew(content);
  };

  /**
   * Moves an annotation to the trash and announces what went wrong. Words that are not saved yet cannot go to
   * the trash, so an annotation that has some is kept; but when they cannot be saved at all, asking twice is
   * enough.
   */
  const remove = async (asked: string): Promise<'trashed' | 'gone' | 'kept'> => {
    await outbox.flush();
    const id = currentId(asked);
    const shown = byId.value.get(id)?.annotation;
    const isAskedAgain = warnedOf === id && outbox.isGivenUp(id);
    warnedOf = null;
    if (outbox.has(id) && shown && hasWords(shown) && !isAskedAgain) {
      const isGivenUp = outbox.isGivenUp(id);
      if (isGivenUp) warnedOf = id;
      explain(t(isGivenUp ? 'status.notDeletedYet' : 'status.notDeleted'));
      return 'kept';
    }
    const isSaved = saved.byId.has(id);
    if (isSaved || outbox.mayBeCreated(id)) {
      const result = await outbox.inOrder(() =>
        api.invoke('annotations.delete', { textId: session.text.id, id, client }),
      );
      const isGone = !result.ok && result.error.code === 'not-found';
      if (!result.ok && !isGone) {
        notices.fail(result.error.code);
        return 'kept';
      }
      if (isGone) saved.announced(id, null);
    }
    outbox.drop(id);
    outboxVersion.value++;
    refresh([id]);
    return isSaved ? 'trashed' : 'gone';
  };

  return {
    all,
    times,
    byId,
    history,
    acts,
    trashed,
    unsaved,
    hasUnsent,
    replaced,
    currentId,
    load,
    reload,
    follow,
    stateOf,
    create,
    change,
    remove,
    flush: () => outbox.flush(),
    flushAtOnce: () => outbox.flushAtOnce(),
    sendLast: () => outbox.sendLast(),
    // See the outbox.
    inOrder: outbox.inOrder,
    savedAgo: outbox.savedAgo,
  };
});
