import { defineStore } from 'pinia';
import { watch } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex } from '#core/intervals/interval-index';
import { isPainted } from '../highlights/is-painted';
import { useAnnotationsStore, type AnchoredAnnotation } from './annotations';
import { changedBetween } from './in-order';

/** Words that are marked, and by what. */
export interface Mark {
  readonly entry: AnchoredAnnotation;
  readonly range: TextRange;
}

/** Which words of the text are marked: everything that asks about a place asks here, and pays for its answer only. */
export const useMarksStore = defineStore('marks', () => {
  const annotations = useAnnotationsStore();
  const index = createIntervalIndex();

  const intervalsOf = (entry: AnchoredAnnotation) =>
    isPainted(entry) ? entry.ranges.map(({ start, end }) => ({ start, end, id: entry.annotation.id })) : [];
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before ?? [], after);
      for (const interval of gone.flatMap(intervalsOf)) index.remove(interval);
      for (const interval of come.flatMap(intervalsOf)) index.add(interval);
    },
    { immediate: true, flush: 'sync' },
  );

  /** The marks with a letter in a part of the text, by where they start. */
  const touching = (part: TextRange): Mark[] =>
    index.touching(part).flatMap(({ id, start, end }) => {
      const entry = annotations.byId.get(id);
      return entry ? [{ entry, range: { start, end } }] : [];
    });

  return { touching };
});
