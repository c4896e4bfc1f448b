import { useEventListener } from '@vueuse/core';
import { computed, onMounted, shallowRef, watch } from 'vue';
import { elementOf } from '../reader/dom-ranges';
import { useAnnotationsStore } from '../stores/annotations';
import { useStudyStore } from '../stores/study';
import { useTextStore } from '../stores/text';
import { annotationsAt } from './hit-test';
import { isPainted } from './is-painted';
import { painter } from './painter';

/** What was clicked on: ids of annotations, the shortest first, and where (CSS pixels in the window). */
export interface PopoverPlace {
  readonly ids: readonly string[];
  readonly x: number;
  readonly y: number;
  /** Opened by a key: the focus goes into it. */
  readonly byKey?: true;
}

/** The highlights that are being asked about. */
export const popover = shallowRef<PopoverPlace | null>(null);

/** Keeps what is painted in step with the annotations, and answers clicks on it. */
export const usePaintedHighlights = (): void => {
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const study = useStudyStore();
  const ranges = computed(() =>
    annotations.all
      .filter(isPainted)
      .flatMap((entry) =>
        entry.ranges.map(({ start, end }) => ({ start, end, colour: entry.annotation.colour })),
      ),
  );
  const paint = (): void => painter.paint(ranges.value);
  onMounted(paint);
  // Typing in a note changes nothing of it.
  const signature = computed(() => ranges.value.map((r) => `${r.start}-${r.end}-${r.colour}`).join());
  watch(signature, paint, { flush: 'post' });

  useEventListener(document, 'click', (event: MouseEvent) => {
    const target = event.target instanceof Node ? elementOf(event.target) : null;
    if (!target?.closest('.words') || target.closest('a')) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const found = annotationsAt(texts.flat, annotations.all.filter(isPainted), event.clientX, event.clientY);
    const [shortest] = found;
    popover.value = shortest
      ? { ids: found.map(({ annotation }) => annotation.id), x: event.clientX, y: event.clientY }
      : null;
    if (shortest) study.active = shortest.annotation.id;
  });
};
