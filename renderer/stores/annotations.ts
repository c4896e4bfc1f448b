import { defineStore } from 'pinia';
import { computed, shallowRef, triggerRef } from 'vue';
import { anchor } from '#core/anchoring/anchor';
import { describe } from '#core/anchoring/describe';
import { hasWords } from '#core/annotation/edit';
import type {
  Annotation,
  AnnotationChanges,
  Colour,
  NewAnnotation,
  TextRange,
} from '#core/annotation/annotation';
import type { AnnotationList, HistoryDepth } from '#contract/commands';
import type { Events } from '#contract/events';
import { api } from '../api';
import { t } from '../i18n';
import { createOutbox, type SaveState } from './outbox';
import { useNoticesStore } from './notices';
import { useTextStore } from './text';

/** The name by which this window calls itself: a change by another one ends a session of editing. */
const client = crypto.randomUUID();

/** An annotation with the places where its targets are in the open text; `ranges` is empty for an orphan. */
export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly ranges: readonly TextRange[];
  readonly orphan: boolean;
}

/** The reader's annotations on the open text: as they are on disk, with what this window has not saved yet on top. */
export const useAnnotationsStore = defineStore('annotations', () => {
  const texts = useTextStore();
  const notices = useNoticesStore();
  const onDisk = shallowRef(new Map<string, Annotation>());
  const history = shallowRef<HistoryDepth>({ undo: 0, redo: 0 });
  /** How many are in the trash. */
  const trashed = shallowRef(0);
  const outboxVersion = shallowRef(0);
  /** The last annotation that got another id, for those who point to it. */
  const replaced = shallowRef<{ readonly from: string; readonly to: string } | null>(null);
  const anchored = new WeakMap<Annotation['targets'], readonly TextRange[]>();
  /** An annotation that has not changed keeps its entry, so that only the cards of the others are drawn anew. */
  const placed = new WeakMap<Annotation, AnchoredAnnotation>();

  const outbox = createOutbox({
    create: (annotation) => api.invoke('annotations.create', { textId: texts.text.id, annotation, client }),
    update: async (id, changes, base) => {
      const known = base === null ? {} : { base };
      const argument = { textId: texts.text.id, id, changes, client, ...known };
      const result = await api.invoke('annotations.update', argument);
      if (result.ok && result.value.conflict) notices.announce(t('status.conflict'));
      return result;
    },
    seen: (id) => onDisk.value.get(id)?.modified ?? null,
    saved: (annotation) => {
      onDisk.value.set(annotation.id, annotation);
      triggerRef(onDisk);
    },
    changed: () => outboxVersion.value++,
  });

  const load = (list: AnnotationList): void => {
    onDisk.value = new Map(list.annotations.map((annotation) => [annotation.id, annotation]));
    history.value = list.history;
    trashed.value = list.trashed;
  };

  /** Asks for the list anew, after events may have been missed. */
  const reload = async (): Promise<void> => {
    const result = await api.invoke('annotations.list', { textId: texts.text.id });
    if (result.ok) load(result.value);
  };

  const follow = (event: Events['annotations.changed']): void => {
    if (event.textId !== texts.text.id) return;
    for (const annotation of event.put) onDisk.value.set(annotation.id, annotation);
    for (const id of event.removed) {
      const typedInto = outbox.has(id) ? byId.value.get(id)?.annotation : undefined;
      onDisk.value.delete(id);
      if (typedInto) keepAsNew(typedInto);
    }
    history.value = event.history;
    trashed.value = event.trashed;
    triggerRef(onDisk);
  };

  /** Deleted in another window while something typed here was under way: the words live on under a new id. */
  const keepAsNew = ({ textId: _, created: __, modified: ___, ...content }: Annotation): void => {
    outbox.drop(content.id);
    const id = crypto.randomUUID();
    replaced.value = { from: content.id, to: id };
    void outbox.create({ ...content, id });
  };

  const place = (annotation: Annotation): AnchoredAnnotation => {
    const known = placed.get(annotation);
    if (known) return known;
    let ranges = anchored.get(annotation.targets);
    if (!ranges) {
      ranges = annotation.targets
        .map((target) => anchor(texts.flat, target, texts.text.contentHash))
        .filter((range) => range !== null);
      anchored.set(annotation.targets, ranges);
    }
    const entry = { annotation, ranges, orphan: annotation.targets.length > 0 && ranges.length === 0 };
    placed.set(annotation, entry);
    return entry;
  };

  /** In reading order; notes on the whole text first, orphans last. */
  const all = computed<readonly AnchoredAnnotation[]>(() => {
    void outboxVersion.value;
    const known = [...onDisk.value.values()].map((annotation) => outbox.overlay(annotation));
    const time = new Date().toISOString();
    const fresh = outbox
      .created()
      .filter(({ id }) => !onDisk.value.has(id))
      .map((made) => ({ ...made, textId: texts.text.id, created: time, modified: time }));
    return [...known, ...fresh].map(place).sort(byPlace);
  });
  const byId = computed(() => new Map(all.value.map((entry) => [entry.annotation.id, entry])));

  const stateOf = (id: string): SaveState => {
    void outboxVersion.value;
    return outbox.state(id);
  };
  const unsaved = computed(() => {
    void outboxVersion.value;
    return outbox.failed();
  });

  const create = (range: TextRange, colour: Colour, motivation: Annotation['motivation']): string => {
    const made: NewAnnotation = {
      id: crypto.randomUUID(),
      motivation,
      colour,
      style: 'solid',
      tags: [],
      note: '',
      targets: [describe(texts.flat, texts.text.contentHash, range)],
    };
    void outbox.create(made);
    return made.id;
  };

  const change = (id: string, changes: AnnotationChanges, typing = false): void =>
    outbox.change(id, changes, typing);

  /**
   * Moves it to the trash; says itself what went wrong. Words that are on no disk cannot go to the trash, so they are
   * not deleted.
   */
  const remove = async (id: string): Promise<'trashed' | 'gone' | 'kept'> => {
    await outbox.flush();
    const shown = byId.value.get(id)?.annotation;
    if (outbox.has(id) && shown && hasWords(shown)) {
      notices.announce(t('status.notDeleted'));
      return 'kept';
    }
    const isOnDisk = onDisk.value.has(id);
    if (isOnDisk) {
      const result = await api.invoke('annotations.delete', { textId: texts.text.id, id });
      if (!result.ok) {
        notices.fail(result.error.code);
        return 'kept';
      }
    }
    outbox.drop(id);
    outboxVersion.value++;
    return isOnDisk ? 'trashed' : 'gone';
  };

  const isAt = ({ ranges }: AnchoredAnnotation, range: TextRange): boolean =>
    ranges.length === 1 && ranges[0]?.start === range.start && ranges[0].end === range.end;

  /** The highlight or note whose only place is exactly this range. */
  const at = (range: TextRange): AnchoredAnnotation | undefined =>
    all.value.find((entry) => entry.annotation.motivation !== 'bookmarking' && isAt(entry, range));
  const bookmarkAt = (range: TextRange): AnchoredAnnotation | undefined =>
    all.value.find((entry) => entry.annotation.motivation === 'bookmarking' && isAt(entry, range));

  return {
    all,
    byId,
    history,
    trashed,
    unsaved,
    replaced,
    load,
    reload,
    follow,
    stateOf,
    create,
    change,
    remove,
    at,
    bookmarkAt,
    flush: () => outbox.flush(),
  };
});

const byPlace = (a: AnchoredAnnotation, b: AnchoredAnnotation): number =>
  key(a) - key(b) || a.annotation.created.localeCompare(b.annotation.created);
const key = ({ ranges, orphan }: AnchoredAnnotation): number =>
  orphan ? Infinity : (ranges[0]?.start ?? -1);
