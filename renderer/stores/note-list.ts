import { computed, shallowRef, watch } from 'vue';
import { localDay } from '#contract/local-day';
import { filterNotes, fitsAll, noFilter, type NoteFilter } from '#core/notes/note-filter';
import { groupNotes, type NoteGroup, type NoteGrouping } from '#core/notes/note-groups';
import { orderNotes, type ModifiedOf, type NoteOrder } from '#core/notes/note-order';
import { i18n, t } from '../i18n';
import { spanOf } from './local-days';
import { byPosition } from './anchored-entries';
import { useAnnotationsStore, type AnchoredAnnotation } from './annotations';
import { changedList } from './sorted-lists';
import { useNoticesStore } from './notices';
import { defineTextStore } from './text-session';

/**
 * A row of the list, from the top. Keys are unique; a note that is in several groups has a card in the first
 * and copies in the others.
 */
export type Row =
  | { readonly kind: 'heading'; readonly key: string; readonly group: Group; readonly open: boolean }
  | {
      readonly kind: 'card';
      readonly key: string;
      readonly entry: AnchoredAnnotation;
      readonly copy: boolean;
      /** Number among the cards, from 1. */
      readonly position: number;
    };
type Group = NoteGroup<AnchoredAnnotation>;

/** A card that is to be scrolled into view. */
export interface WantedCard {
  readonly id: string;
  /** Whether it takes the focus. */
  readonly focus: boolean;
  /**
   * How far below the upper edge of the list's view the card stood and is to stand again, in CSS pixels; null: it
   * only comes into view.
   */
  readonly top: number | null;
}

/** Knows which of the reader's notes are listed, and in what order. Nothing of it is saved. */
export const useNoteListStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);
  const notices = useNoticesStore();
  const filter = shallowRef<NoteFilter>(noFilter);
  const order = shallowRef<NoteOrder>({ by: 'place', descending: false });
  const grouping = shallowRef<NoteGrouping>('none');
  const closed = shallowRef<ReadonlySet<string>>(new Set());
  /** Whether the marks of notes that the filter leaves out are dimmed in the text. */
  const dimming = shallowRef(false);
  /**
   * Ids of notes that stay in the list although the filter may leave them out: those that are or were being
   * edited.
   */
  const kept = shallowRef<ReadonlySet<string>>(new Set());
  /**
   * The note that is being edited, as it was when editing began: the list sorts it by this, so that its card
   * does not move.
   */
  const held = shallowRef<AnchoredAnnotation | null>(null);
  /**
   * By id: when a note was changed last before it was edited. The list sorts by this until it is arranged anew, so
   * that a card does not leave its place because its note was edited there.
   */
  const modifiedThen = shallowRef<ReadonlyMap<string, string>>(new Map());
  const modifiedOf: ModifiedOf = ({ id, modified }) => modifiedThen.value.get(id) ?? modified;
  /** The card that is to be scrolled into view; null when that is done. */
  const wanted = shallowRef<WantedCard | null>(null);

  const filtering = computed(() => !fitsAll(filter.value));

  /** Makes the caller recompute when times change, where filter, order or grouping depend on times. */
  const followTimes = (): void => {
    if (order.value.by !== 'place' || grouping.value === 'day' || filter.value.days) void annotations.times;
  };
  const fitting = computed(() => {
    followTimes();
    return filterNotes(annotations.all, filter.value, {
      flat: session.flat,
      isSaved: (id) => annotations.stateOf(id) === 'saved',
      spanOf: (days) => spanOf(days, new Date()),
    });
  });
  /** Ids of the notes that fit the filter or are kept. */
  const listed = computed(
    () => new Set([...fitting.value.map(({ annotation }) => annotation.id), ...kept.value]),
  );
  const sorted = computed(() => {
    const now = held.value && annotations.byId.get(held.value.annotation.id);
    if (!held.value || !now || now === held.value) return annotations.all;
    return changedList(annotations.all, [now], [held.value], byPosition);
  });
  const shown = computed(() => {
    followTimes();
    if (!filtering.value) return orderNotes(sorted.value, order.value, modifiedOf);
    return orderNotes(
      sorted.value.filter(({ annotation }) => listed.value.has(annotation.id)),
      order.value,
      modifiedOf,
    );
  });
  /** Ids of the annotations whose marks are not dimmed; null: none is dimmed. */
  const undimmed = computed(() => (dimming.value && filtering.value ? listed.value : null));
  const groups = computed<readonly Group[] | null>(() => {
    if (grouping.value === 'none') return null;
    followTimes();
    return groupNotes(shown.value, grouping.value, {
      flat: session.flat,
      order: order.value,
      modifiedOf,
      dayOf: (moment) => localDay(new Date(moment)),
    });
  });
  const rows = computed(() => {
    const now = (entry: AnchoredAnnotation): AnchoredAnnotation =>
      entry === held.value ? (annotations.byId.get(entry.annotation.id) ?? entry) : entry;
    return rowsOf(shown.value, groups.value, closed.value, now);
  });
  /** By the id of a note: the index of the row with its card, if that is not in a closed group. */
  const rowOf = computed(
    () =>
      new Map(
        rows.value.flatMap((row, index) =>
          row.kind === 'card' && !row.copy ? [[row.entry.annotation.id, index]] : [],
        ),
      ),
  );
  const cardCount = computed(() => rows.value.reduce((sum, { kind }) => sum + Number(kind === 'card'), 0));

  const setFilter = (changed: Partial<NoteFilter>): void => {
    filter.value = { ...filter.value, ...changed };
    kept.value = new Set(held.value ? [held.value.annotation.id] : []);
  };
  /** "12 of 300" */
  const count = computed(() => {
    const { n } = i18n.global;
    return t('noteList.count', { shown: n(fitting.value.length), all: n(annotations.all.length) });
  });
  watch(filter, (now) =>
    notices.announceLater(
      () => count.value,
      400,
      () => filter.value === now,
    ),
  );
  watch(grouping, () => (closed.value = new Set()));
  watch([filter, order, grouping], () => (modifiedThen.value = new Map()), { flush: 'sync' });

  const toggleGroup = (key: string): void => {
    const toggled = new Set(closed.value);
    if (!toggled.delete(key)) toggled.add(key);
    closed.value = toggled;
  };

  /** Ids in the order of the list, each once; also those in closed groups. */
  const ids = computed(() => {
    const listed = groups.value ? groups.value.flatMap(({ notes }) => notes) : shown.value;
    return [...new Set(listed.map(({ annotation }) => annotation.id))];
  });

  /**
   * Opens the group of a note and asks for its card to be scrolled into view; does nothing when the filter
   * leaves the note out, or when the text has been left. `top`: see `WantedCard`.
   */
  const reveal = (id: string, focus = false, top: number | null = null): void => {
    if (session.isLeft) return;
    if (grouping.value !== 'none' && !rowOf.value.has(id)) {
      const group = groups.value?.find(({ notes }) => notes.some(({ annotation }) => annotation.id === id));
      if (!group) return;
      closed.value = new Set([...closed.value].filter((key) => key !== groupKey(group)));
    }
    wanted.value = { id, focus: focus || (wanted.value?.id === id && wanted.value.focus), top };
  };

  /** The note that is edited from now on, or null: the list keeps it, at its present position. */
  const hold = (id: string | null): void => {
    held.value = (id !== null && annotations.byId.get(id)) || null;
    if (!held.value) return;
    const { annotation } = held.value;
    keep(annotation.id);
    if (!modifiedThen.value.has(annotation.id))
      modifiedThen.value = new Map(modifiedThen.value).set(annotation.id, annotation.modified);
  };

  /** Keeps a note in the list until the filter is changed. */
  const keep = (id: string): void => void (kept.value = new Set([...kept.value, id]));

  /**
   * The id after the last of `some` in the list, else the one before the first of them; null when there is
   * none.
   */
  const neighbourOf = (some: readonly string[]): string | null => {
    const indices = some.map((id) => ids.value.indexOf(id)).filter((index) => index >= 0);
    return ids.value[Math.max(...indices) + 1] ?? ids.value[Math.min(...indices) - 1] ?? null;
  };

  return {
    filter,
    order,
    grouping,
    dimming,
    undimmed,
    wanted,
    filtering,
    fitting,
    count,
    shown,
    rows,
    rowOf,
    cardCount,
    ids,
    setFilter,
    clearFilter: () => setFilter(noFilter),
    toggleGroup,
    reveal,
    keep,
    hold,
    neighbourOf,
  };
});

const groupKey = ({ key, rest }: Group): string => `group-${rest ? 'rest' : 'of'}-${key}`;

const rowsOf = (
  notes: readonly AnchoredAnnotation[],
  groups: readonly Group[] | null,
  closed: ReadonlySet<string>,
  now: (entry: AnchoredAnnotation) => AnchoredAnnotation,
): readonly Row[] => {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let position = 0;
  const put = (members: readonly AnchoredAnnotation[], within: string): void => {
    for (const entry of members) {
      const { id } = entry.annotation;
      const copy = seen.has(id);
      seen.add(id);
      const key = copy ? `${within}/${id}` : id;
      rows.push({ kind: 'card', key, entry: now(entry), copy, position: (position += 1) });
    }
  };
  if (!groups) put(notes, '');
  for (const group of groups ?? []) {
    const key = groupKey(group);
    const open = !closed.has(key);
    rows.push({ kind: 'heading', key, group, open });
    if (open) put(group.notes, key);
  }
  return rows;
};
