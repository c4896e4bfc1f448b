import { useEventListener, useResizeObserver } from '@vueuse/core';
import { useVirtualizer } from '@tanstack/vue-virtual';
import {
  computed,
  onMounted,
  shallowRef,
  watch,
  type ComponentPublicInstance,
  type ComputedRef,
  type ShallowRef,
} from 'vue';
import type { SearchHit } from '#core/search/hit';

interface HitRows {
  readonly list: Readonly<ShallowRef<HTMLElement | null>>;
  /** The element that scrolls the list, and what stands above it. */
  readonly scroller: () => HTMLElement | null;
  readonly hits: ComputedRef<readonly SearchHit[]>;
  /** The indexes of rows that are in the page wherever the view is. */
  readonly kept: () => readonly number[];
}

/** The number of hits up to which all are in the page. */
const maxUnvirtualized = 50;
const estimatedHeight = 108; // CSS pixels

/** Which rows of a list of hits are in the page, and where they stand. */
export const useHitRows = ({ list, scroller, hits, kept }: HitRows) => {
  const isVirtual = computed(() => hits.value.length > maxUnvirtualized);
  /** How far below the beginning of what is scrolled the list begins, in CSS pixels. */
  const margin = shallowRef(0);
  const place = (): void => {
    if (isVirtual.value) margin.value = list.value?.offsetTop ?? 0; // makes the browser lay the page out
  };
  onMounted(place);
  watch(hits, place, { flush: 'post' });
  useEventListener(scroller, 'scroll', place, { passive: true });
  useResizeObserver(scroller, place);

  const options = computed(() => {
    const { value } = hits;
    const keptIndexes = kept().filter((index) => index < value.length);
    return {
      count: value.length,
      enabled: isVirtual.value,
      getScrollElement: scroller,
      estimateSize: () => estimatedHeight,
      getItemKey: (index: number) => `${value[index]?.block} ${value[index]?.start}`,
      overscan: 4,
      scrollMargin: margin.value,
      rangeExtractor: ({ startIndex, endIndex, overscan, count }: VisibleRange) => {
        const [first, last] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
        const near = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        return [...new Set([...near, ...keptIndexes])].sort((a, b) => a - b);
      },
    };
  });
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(options);

  const rows = computed(() =>
    isVirtual.value
      ? virtualizer.value.getVirtualItems().flatMap(({ index, start }) => {
          const hit = hits.value[index];
          return hit ? [{ hit, index, style: styleAt(start - margin.value) }] : [];
        })
      : hits.value.map((hit, index) => ({ hit, index, style: undefined })),
  );
  const height = computed(() => (isVirtual.value ? `${virtualizer.value.getTotalSize()}px` : undefined));
  /** A row's height is measured as soon as the row is in the page. */
  const measure = (element: Element | ComponentPublicInstance | null): void => {
    if (isVirtual.value) virtualizer.value.measureElement(element as HTMLElement | null); // rows are elements
  };
  const showRow = (index: number): void => {
    if (isVirtual.value) virtualizer.value.scrollToIndex(index, { align: 'auto' });
    else list.value?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  };

  return { rows, height, measure, showRow };
};

const styleAt = (top: number) => ({
  position: 'absolute' as const,
  insetInline: '0',
  top: '0',
  transform: `translateY(${top}px)`,
});

interface VisibleRange {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly overscan: number;
  readonly count: number;
}
