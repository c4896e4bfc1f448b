import { useEventListener } from '@vueuse/core';
import { onMounted, onUnmounted, watch } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { paintedColour } from '#core/annotation/colour-of';
import type { FlatText } from '#core/text/flat-text';
import { snapToGraphemes } from '#core/text/graphemes';
import { domRanges, elementOf } from '../page/dom-ranges';
import { useFollowNearBlocks } from '../page/near-blocks';
import type { Slice } from '../page/slices';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { useMarksStore } from '../stores/marks';
import { useNoteListStore } from '../stores/note-list';
import { useTextSession } from '../stores/text-session';
import { useStudyStore } from '../study/study-store';
import { usePopover } from '../study/popover';
import { useHitAt } from './hit-test';
import { usePainter } from '../page/painter';

/**
 * Paints the highlights near the window, repaints them when annotations change, and opens the popover on a
 * click.
 */
export const usePaintedHighlights = (): void => {
  const popover = usePopover();
  const hitAt = useHitAt();
  usePainting();
  const study = useStudyStore();
  useEventListener(document, 'click', (event: MouseEvent) => {
    const target = event.target instanceof Node ? elementOf(event.target) : null;
    if (!target?.closest('.words') || target.closest('a')) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const { clientX: x, clientY: y } = event;
    const hit = hitAt(x, y);
    const ids = hit?.entries.map(({ annotation }) => annotation.id) ?? [];
    popover.value = hit && ids.length > 0 ? { ids, at: hit.letter, x, y } : null;
    if (ids[0]) study.active = ids[0];
  });
};

const usePainting = (): void => {
  const followNearBlocks = useFollowNearBlocks();
  const painter = usePainter();
  const session = useTextSession();
  const annotations = useAnnotationsStore();
  const marks = useMarksStore();
  const list = useNoteListStore();
  const parts = new WeakMap<Slice, TextRange>();

  painter.resolve = (range) => domRanges(session.flat, range);
  painter.marksIn = (part) =>
    marks.touching(part).map(({ entry: { annotation }, range }) => ({
      ...range,
      colour: paintedColour(annotation),
      style: annotation.style,
      dimmed: list.undimmed?.has(annotation.id) === false,
      sign: annotation.note === '' ? null : lastLetter(session.flat, range),
    }));
  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = followNearBlocks({
      enter(id, slice) {
        const block = session.flat.byId.get(id);
        const part = parts.get(slice) ?? partOf(slice, session.flat);
        parts.set(slice, part);
        if (block) painter.enter(block, part);
      },
      leave(id) {
        const block = session.flat.byId.get(id);
        if (block) painter.leave(block);
      },
    });
  });
  onUnmounted(() => stop?.()); // after the slices have been taken out, which the painter must hear of
  watch(
    () => annotations.all,
    (after, before) => painter.refresh(repainted(before, after)),
    { flush: 'post' },
  );
  watch(
    () => list.undimmed,
    () => painter.refresh('all'),
    { flush: 'post' },
  );
};

/** Shows at the end of a highlight that it has a note. */
const lastLetter = (flat: FlatText, { start, end }: TextRange): TextRange =>
  snapToGraphemes(flat, { start: Math.max(start, end - 1), end });

const partOf = ({ parts }: Slice, { byId }: FlatText): TextRange => {
  const [first, last] = [parts[0]?.blocks[0], parts.at(-1)?.blocks.at(-1)];
  const start = byId.get(first?.id ?? '')?.start ?? 0;
  return { start, end: byId.get(last?.id ?? '')?.end ?? start };
};

/** The ranges that look different from before: also of notes that have got their first words or lost their last. */
const repainted = (
  before: readonly AnchoredAnnotation[],
  after: readonly AnchoredAnnotation[],
): readonly TextRange[] => {
  const { gone, come } = changedBetween(before, after);
  const old = new Map(gone.map((entry) => [entry.annotation.id, entry]));
  const unchanged = come.filter((entry) => looksLike(old.get(entry.annotation.id), entry));
  const same = new Set(unchanged.map(({ annotation }) => annotation.id));
  return [...gone, ...come]
    .filter(({ annotation }) => !same.has(annotation.id))
    .flatMap(({ ranges }) => ranges);
};

const looksLike = (one: AnchoredAnnotation | undefined, other: AnchoredAnnotation): boolean =>
  one !== undefined &&
  one.annotation.colour === other.annotation.colour &&
  one.annotation.style === other.annotation.style &&
  one.annotation.motivation === other.annotation.motivation &&
  (one.annotation.note === '') === (other.annotation.note === '') &&
  one.ranges.length === other.ranges.length &&
  one.ranges.every(
    ({ start, end }, index) => other.ranges[index]?.start === start && other.ranges[index].end === end,
  );
