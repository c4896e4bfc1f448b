import { computed, ref, shallowRef } from 'vue';
import { gatherDates } from '#core/names/dates';
import { gatherNames, marksOnNames } from '#core/names/names';
import { timelineOf } from '#core/names/timeline';
import { useAnnotationsStore } from './annotations';
import { defineTextStore } from './text-session';

export const views = ['names', 'dates', 'timeline'] as const;
export type View = (typeof views)[number];

/**
 * The names and dates of the open text, gathered when they are first needed, and how the names pane shows
 * them.
 */
export const useNamesStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);

  const entries = computed(() => gatherNames(session.text, session.flat));
  const dates = computed(() => gatherDates(session.flat));
  const timeline = computed(() => timelineOf(dates.value));

  const marks = computed(() =>
    annotations.all.map(({ annotation, ranges }) => ({ id: annotation.id, ranges })),
  );
  /** By a name's id: the annotations that touch one of its mentions. */
  const mine = computed(() => marksOnNames(entries.value, marks.value));

  const view = shallowRef<View>('names');
  /** Only names with these letters are shown. */
  const query = shallowRef('');
  /** The block whose names alone are shown; null for all. */
  const only = shallowRef<string | null>(null);
  /** Ids of the names whose mentions are shown. */
  const opened = ref(new Set<string>());
  const toggle = (id: string): void => {
    if (!opened.value.delete(id)) opened.value.add(id);
  };

  return { entries, dates, timeline, mine, view, query, only, opened, toggle };
});
