import { shallowRef, watch } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { createIntervalIndex, type IntervalIndex } from '#core/intervals/interval-index';
import { kindOf, type NoteKind } from '#core/notes/kind-and-place';
import { isPainted } from './is-painted';
import { useAnnotationsStore, type AnchoredAnnotation } from './annotations';
import { changedBetween } from './sorted-lists';
import { defineTextStore } from './text-session';

/** A range of the text and the annotation that marks it. */
export interface Mark {
  readonly entry: AnchoredAnnotation;
  readonly range: TextRange;
}

/**
 * Knows which words of the text are marked. A question about a part of the text costs in proportion to the
 * answer.
 */
export const useMarksStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);
  const painted = createIntervalIndex();
  const bookmarks = createIntervalIndex();
  const counts = shallowRef<Readonly<Record<NoteKind, number>>>({ highlight: 0, note: 0, bookmark: 0 });

  const indexOf = (entry: AnchoredAnnotation): IntervalIndex => (isPainted(entry) ? painted : bookmarks);
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before ?? [], after);
      const now = { ...counts.value };
      for (const entry of gone) {
        now[kindOf(entry.annotation)] -= 1;
        for (const interval of intervalsOf(entry)) indexOf(entry).remove(interval);
      }
      for (const entry of come) {
        now[kindOf(entry.annotation)] += 1;
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
  const onlyAt = (index: IntervalIndex, { start, end }: TextRange): readonly AnchoredAnnotation[] =>
    marksIn(index, { start, end })
      .filter(({ entry, range }) => entry.ranges.length === 1 && range.start === start && range.end === end)
      .map(({ entry }) => entry);

  return {
    counts,
    /** The marks of highlights and notes that overlap a part of the text, by where they start. */
    touching: (part: TextRange) => marksIn(painted, part),
    bookmarksIn: (part: TextRange) => marksIn(bookmarks, part),
    /** The highlights and notes whose only passage is exactly this range. */
    at: (range: TextRange) => onlyAt(painted, range),
    bookmarkAt: (range: TextRange) => onlyAt(bookmarks, range)[0],
  };
});

const intervalsOf = ({ annotation: { id }, ranges }: AnchoredAnnotation) =>
  ranges.map(({ start, end }) => ({ start, end, id }));
