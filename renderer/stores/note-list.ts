import { watchDebounced } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { filterNotes, fitsAll, noFilter, type NoteFilter } from '#core/notes/note-filter';
import { groupNotes, type NoteGroup, type NoteGrouping } from '#core/notes/note-groups';
import { orderNotes, type NoteOrder } from '#core/notes/note-order';
import { i18n, t } from '../i18n';
import { localDay, spanOf } from './local-days';
import { byPosition, useAnnotationsStore, type AnchoredAnnotation } from './annotations';
import { changedList } from './sorted-lists';
import { useNoticesStore } from './notices';
import { useTextStore } from './text';

/** What stands in the list, one below the other. Keys are unique; a note in a second group is a copy of its card. */
export type Row =
  | { readonly kind: 'heading'; readonly key: string; readonly group: Group; readonly open: boolean }
  | {
      readonly kind: 'card';
      readonly key: string;
      readonly entry: AnchoredAnnotation;
      readonly copy: boolean;
      /** Among the cards, from 1. */
      readonly position: number;
    };
type Group = NoteGroup<AnchoredAnnotation>;

/** Which of my notes are listed, and in what order; kept as long as the program runs. */
export const useNoteListStore = defineStore('note-list', () => {
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const notices = useNoticesStore();
  const filter = shallowRef<NoteFilter>(noFilter);
  const order = shallowRef<NoteOrder>({ by: 'place', descending: false });
  const grouping = shallowRef<NoteGrouping>('none');
  const closed = shallowRef<ReadonlySet<string>>(new Set());
  /** Whether what is filtered out is dimmed in the text. */
  const dimming = shallowRef(false);
  /** Stay in the list whether or not the filter fits them: those that are or were being written in. */
  const kept = shallowRef<ReadonlySet<string>>(new Set());
  /** The note that is being written in, as it was when that began: by this it has its place in the list until it is done. */
  const held = shallowRef<AnchoredAnnotation | null>(null);
  /** The card that is to come into view, and whether it takes the focus; null when it has. */
  const wanted = shallowRef<{ readonly id: string; readonly focus: boolean } | null>(null);

  const filtering = computed(() => !fitsAll(filter.value));

  /** Lets what is computed depend on the times of the annotations, where the list does. */
  const followTimes = (): void => {
    if (order.value.by !== 'place' || grouping.value === 'day' || filter.value.days) void annotations.times;
  };
  const fitting = computed(() => {
    followTimes();
    return filterNotes(annotations.all, filter.value, {
      flat: texts.flat,
      isSaved: (id) => annotations.stateOf(id) === 'saved',
      spanOf: (days) => spanOf(days, new Date()),
    });
  });
  /** Ids of those that fit or were kept. */
  const listed = computed(
    () => new Set([...fitting.value.map(({ annotation }) => annotation.id), ...kept.value]),
  );
  const placed = computed(() => {
    const now = held.value && annotations.byId.get(held.value.annotation.id);
    if (!held.value || !now || now === held.value) return annotations.all;
    return changedList(annotations.all, [now], [held.value], byPosition);
  });
  const shown = computed(() => {
    followTimes();
    if (!filtering.value) return orderNotes(placed.value, order.value);
    return orderNotes(
      placed.value.filter(({ annotation }) => listed.value.has(annotation.id)),
      order.value,
    );
  });
  /** Ids of what stands out in the text, all else being dimmed; null: all stands out. */
  const undimmed = computed(() => (dimming.value && filtering.value ? listed.value : null));
  const groups = computed<readonly Group[] | null>(() => {
    if (grouping.value === 'none') return null;
    followTimes();
    return groupNotes(shown.value, grouping.value, {
      flat: texts.flat,
      order: order.value,
      dayOf: (moment) => localDay(new Date(moment)),
    });
  });
  const rows = computed(() => {
    const now = (entry: AnchoredAnnotation): AnchoredAnnotation =>
      entry === held.value ? (annotations.byId.get(entry.annotation.id) ?? entry) : entry;
    return rowsOf(shown.value, groups.value, closed.value, now);
  });
  /** Where the card of a note stands, by its id; not of those in groups that are closed. */
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
  watchDebounced(filter, () => notices.announce(count.value), { debounce: 400 });
  watch(grouping, () => (closed.value = new Set()));

  const toggleGroup = (key: string): void => {
    const toggled = new Set(closed.value);
    if (!toggled.delete(key)) toggled.add(key);
    closed.value = toggled;
  };

  /** Ids in the order of the list, each once. */
  const ids = computed(() => {
    const listed = groups.value ? groups.value.flatMap(({ notes }) => notes) : shown.value;
    return [...new Set(listed.map(({ annotation }) => annotation.id))];
  });

  /** Opens the group in which a note stands and brings its card into view; nothing when the filter leaves it out. */
  const reveal = (id: string, focus = false): void => {
    if (grouping.value !== 'none' && !rowOf.value.has(id)) {
      const group = groups.value?.find(({ notes }) => notes.some(({ annotation }) => annotation.id === id));
      if (!group) return;
      closed.value = new Set([...closed.value].filter((key) => key !== groupKey(group)));
    }
    wanted.value = { id, focus: focus || (wanted.value?.id === id && wanted.value.focus) };
  };

  /** The note that is being written in from now on, or none: it stays in the list, and where it stands. */
  const hold = (id: string | null): void => {
    held.value = (id !== null && annotations.byId.get(id)) || null;
    if (held.value) keep(held.value.annotation.id);
  };

  /** Leaves a note in the list until the filter is changed. */
  const keep = (id: string): void => void (kept.value = new Set([...kept.value, id]));

  /** The id after the last of these in the list, else the one before the first of them. */
  const neighbourOf = (some: readonly string[]): string | null => {
    const places = some.map((id) => ids.value.indexOf(id)).filter((index) => index >= 0);
    return ids.value[Math.max(...places) + 1] ?? ids.value[Math.min(...places) - 1] ?? null;
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
