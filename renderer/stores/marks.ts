import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex, type IntervalIndex } from '#core/intervals/interval-index';
import { isPainted } from './is-painted';
import { useAnnotationsStore, type AnchoredAnnotation } from './annotations';
import { changedBetween } from './sorted-lists';

/** Words that are marked, and by what. */
export interface Mark {
  readonly entry: AnchoredAnnotation;
  readonly range: TextRange;
}

/** Annotations with words of the reader's; the rest are highlights and bookmarks. */
interface Counts {
  readonly notes: number;
  readonly highlights: number;
  readonly bookmarks: number;
}

/** Which words of the text are marked: everything that asks about a place asks here, and pays for its answer only. */
export const useMarksStore = defineStore('marks', () => {
  const annotations = useAnnotationsStore();
  const painted = createIntervalIndex();
  const bookmarks = createIntervalIndex();
  const counts = shallowRef<Counts>({ notes: 0, highlights: 0, bookmarks: 0 });

  const indexOf = (entry: AnchoredAnnotation): IntervalIndex => (isPainted(entry) ? painted : bookmarks);
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before ?? [], after);
      const now = { ...counts.value };
      for (const entry of gone) {
        now[kindOf(entry)] -= 1;
        for (const interval of intervalsOf(entry)) indexOf(entry).remove(interval);
      }
      for (const entry of come) {
        now[kindOf(entry)] += 1;
        for (const interval of intervalsOf(entry)) indexOf(entry).add(interval);
      }
      counts.value = now;
    },
    { immediate: true, flush: 'sync' },
  );

  const marksIn = (index: IntervalIndex, part: TextRange): Mark[] =>
    index.touching(part).flatMap(({ id, start, end }) => {
      const entry = annotations.byId.get(id);
      return entry ? [{ entry, range: { start, end } }] : [];
    });
  const onlyAt = (index: IntervalIndex, { start, end }: TextRange): AnchoredAnnotation | undefined =>
    marksIn(index, { start, end }).find(
      ({ entry, range }) => entry.ranges.length === 1 && range.start === start && range.end === end,
    )?.entry;

  return {
    counts,
    /** The highlights and notes with a letter in a part of the text, by where they start. */
    touching: (part: TextRange) => marksIn(painted, part),
    bookmarksIn: (part: TextRange) => marksIn(bookmarks, part),
    /** The highlight or note whose only place is exactly this range. */
    at: (range: TextRange) => onlyAt(painted, range),
    bookmarkAt: (range: TextRange) => onlyAt(bookmarks, range),
  };
});

const kindOf = (entry: AnchoredAnnotation): keyof Counts =>
  entry.annotation.note !== '' ? 'notes' : isPainted(entry) ? 'highlights' : 'bookmarks';

const intervalsOf = ({ annotation: { id }, ranges }: AnchoredAnnotation) =>
  ranges.map(({ start, end }) => ({ start, end, id }));
