import { defineStore } from 'pinia';
import { computed, shallowRef, triggerRef } from 'vue';
import { describe } from '#core/anchoring/describe';
import { anchorTargets, type AnchoredAnnotation, type Anchoring } from '#core/anchoring/passages';
import { hasWords, copyAsNew } from '#core/annotation/edit';
import type { Annotation, AnnotationChanges, NewAnnotation, TextRange } from '#core/annotation/annotation';
import type { AnnotationList, HistoryDepth } from '#contract/commands';
import type { Events } from '#contract/events';
import { success } from '#contract/result';
import { api } from '../api';
import { t } from '../i18n';
import { changedList } from './sorted-lists';
import { useNoticesStore } from './notices';
import { createOnDisk } from './saved-annotations';
import { createOutbox, type SaveState } from './outbox';
import { useTextStore } from './text';

/** The name by which this window calls itself: a change by another one ends a session of editing. */
const client = crypto.randomUUID();

export type { AnchoredAnnotation };

/** A note on the whole text in which nothing stands yet. */
const nothing: Omit<NewAnnotation, 'id'> = {
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: '',
  targets: [],
};

/** How an annotation's words are marked. */
export type Look = Pick<Annotation, 'colour' | 'style'>;

/** The reader's annotations on the open text: as they are on disk, with what this window has not saved yet on top. */
export const useAnnotationsStore = defineStore('annotations', () => {
  const texts = useTextStore();
  const notices = useNoticesStore();
  const onDisk = createOnDisk();
  /** In reading order; notes on the whole text first, orphans last. What has not changed is the same object as before. */
  const all = shallowRef<readonly AnchoredAnnotation[]>([]);
  const byId = shallowRef<ReadonlyMap<string, AnchoredAnnotation>>(new Map());
  const history = shallowRef<HistoryDepth>({ undo: 0, redo: 0 });
  /** How many are in the trash. */
  const trashed = shallowRef(0);
  const outboxVersion = shallowRef(0);
  /** Those that live on under another id, for those who point to them: see `present`. */
  const replaced = shallowRef<ReadonlyMap<string, string>>(new Map());
  /** How many have come. */
  let events = 0;
  const anchored = new WeakMap<Annotation['targets'], Anchoring>();

  const outbox = createOutbox({
    create: (annotation) => {
      onDisk.asked(annotation.id);
      return api.invoke('annotations.create', { textId: texts.text.id, annotation, client });
    },
    update: async (id, changes, base) => {
      onDisk.asked(id);
      const known = base === null ? {} : { base };
      const argument = { textId: texts.text.id, id, changes, client, ...known };
      const result = await api.invoke('annotations.update', argument);
      if (!result.ok) return result;
      const { conflict = false, ...annotation } = result.value;
      if (conflict)
        notices.announce(t(changes.note === undefined ? 'status.conflictElse' : 'status.conflict'));
      return success<Annotation>(annotation);
    },
    seen: (id) => onDisk.known.get(id)?.modified ?? null,
    saved: (annotation) => onDisk.answered(annotation),
    gone: async (id) => {
      const kept = letGo(id);
      showAnew([id]);
      await kept;
    },
    changed: (id) => {
      outboxVersion.value++;
      showAnew([id]);
    },
  });

  const load = (list: AnnotationList): void => {
    onDisk.lay(list.annotations);
    showAll();
    [history.value, trashed.value] = [list.history, list.trashed];
  };

  const showAll = (): void => {
    for (const id of outbox.ids) if (!onDisk.known.has(id) && !outbox.made(id)) void letGo(id);
    const entries = [...new Set([...onDisk.known.keys(), ...outbox.ids])].flatMap((id) => shown(id) ?? []);
    byId.value = new Map(entries.map((entry) => [entry.annotation.id, entry]));
    all.value = entries.sort(byPlace);
  };

  /** Asks for the list anew, after events may have been missed. What comes while it is under way is newer than the list. */
  const reload = async (): Promise<void> => {
    const lay = onDisk.askedForAll();
    const before = events;
    const result = await api.invoke('annotations.list', { textId: texts.text.id });
    if (!lay(result.ok ? result.value.annotations : null) || !result.ok) return;
    showAll();
    if (events === before) [history.value, trashed.value] = [result.value.history, result.value.trashed];
  };

  const follow = (event: Events['annotations.changed']): void => {
    if (event.textId !== texts.text.id) return;
    events++;
    for (const annotation of event.put) onDisk.told(annotation.id, annotation);
    for (const id of event.removed) void letGo(id);
    [history.value, trashed.value] = [event.history, event.trashed];
    showAnew([...event.put.map(({ id }) => id), ...event.removed]);
  };

  /** Deleted in another window. What was typed here and is under way lives on under a new id. */
  const letGo = (id: string): Promise<void> | undefined => {
    const typedInto = outbox.has(id) ? byId.value.get(id)?.annotation : undefined;
    onDisk.told(id, null);
    return typedInto && keepAsNew(typedInto);
  };

  const keepAsNew = (content: NewAnnotation): Promise<void> => {
    outbox.drop(content.id);
    const made = copyAsNew(content, crypto.randomUUID());
    replaced.value = new Map(replaced.value).set(content.id, made.id);
    return outbox.create(made);
  };

  /** Under which id an annotation lives on; its own while it is there. */
  const present = (id: string): string => {
    const next = byId.value.has(id) ? undefined : replaced.value.get(id);
    return next === undefined ? id : present(next);
  };

  const place = (annotation: Annotation): AnchoredAnnotation => {
    const { targets } = annotation;
    const anchoring = anchored.get(targets) ?? anchorTargets(texts.flat, texts.text.contentHash, targets);
    anchored.set(targets, anchoring);
    return { annotation, ...anchoring };
  };

  /** What this window shows under an id; null when there is nothing. */
  const shown = (id: string): AnchoredAnnotation | null => {
    const saved = onDisk.known.get(id);
    if (saved) return place(outbox.overlay(saved));
    const made = outbox.made(id);
    if (!made) return null;
    const time = byId.value.get(id)?.annotation.created ?? new Date().toISOString();
    return place({ ...made, textId: texts.text.id, created: time, modified: time });
  };

  /** Puts what is shown under some ids in the place of what was; the rest is not looked at. */
  const showAnew = (ids: readonly string[]): void => {
    const different = [...new Set(ids)].flatMap((id) => {
      const [before, after] = [byId.value.get(id), shown(id)];
      return before && after && isSameEntry(before, after) ? [] : [{ id, before, after }];
    });
    if (different.length === 0) return;
    const known = byId.value as Map<string, AnchoredAnnotation>; // written here only
    for (const { id, after } of different)
      if (after) known.set(id, after);
      else known.delete(id);
    const gone = different.flatMap(({ before }) => before ?? []);
    const come = different.flatMap(({ after }) => after ?? []);
    all.value = changedList(all.value, gone, come, byPlace);
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

  /** `range` null: on the whole text. */
  const create = (
    range: TextRange | null,
    { colour, style }: Look,
    motivation: Annotation['motivation'],
  ): string => {
    const made: NewAnnotation = {
      ...nothing,
      id: crypto.randomUUID(),
      motivation,
      colour,
      style,
      targets: range ? [describe(texts.flat, texts.text.contentHash, range)] : [],
    };
    void outbox.create(made);
    return made.id;
  };

  /** Words that are typed into what has just been deleted elsewhere are kept as well. */
  const change = (id: string, changes: AnnotationChanges, typing = false): void => {
    const there = present(id);
    if (byId.value.has(there)) return outbox.change(there, changes, typing);
    const content = { ...nothing, ...changes, id };
    if (hasWords(content)) void keepAsNew(content);
  };

  /**
   * Moves it to the trash; says itself what went wrong. Words that are on no disk cannot go to the trash, so they are
   * not deleted.
   */
  const remove = async (asked: string): Promise<'trashed' | 'gone' | 'kept'> => {
    await outbox.flush();
    const id = present(asked);
    const shown = byId.value.get(id)?.annotation;
    if (outbox.has(id) && shown && hasWords(shown)) {
      notices.announce(t('status.notDeleted'));
      return 'kept';
    }
    const isOnDisk = onDisk.known.has(id);
    if (isOnDisk) {
      const result = await api.invoke('annotations.delete', { textId: texts.text.id, id });
      if (!result.ok) {
        notices.fail(result.error.code);
        return 'kept';
      }
    }
    outbox.drop(id);
    outboxVersion.value++;
    showAnew([id]);
    return isOnDisk ? 'trashed' : 'gone';
  };

  return {
    all,
    byId,
    history,
    trashed,
    unsaved,
    hasUnsent,
    replaced,
    present,
    load,
    reload,
    follow,
    stateOf,
    create,
    change,
    remove,
    flush: () => outbox.flush(),
  };
});

/** In the order of their first places; 0 only for one and the same. */
export const byPlace = (a: AnchoredAnnotation, b: AnchoredAnnotation): number =>
  key(a) - key(b) ||
  inOrder(a.annotation.created, b.annotation.created) ||
  inOrder(a.annotation.id, b.annotation.id);
const key = ({ ranges, orphan }: AnchoredAnnotation): number =>
  orphan ? Number.MAX_SAFE_INTEGER : (ranges[0]?.start ?? -1);
const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** An annotation without changes of this window's is the very object that is on disk. */
const isSameEntry = (a: AnchoredAnnotation, b: AnchoredAnnotation): boolean => a.annotation === b.annotation;
