import { useEventListener } from '@vueuse/core';
import { nextTick, shallowRef } from 'vue';
import { topIn } from './top-in';

/** The rows of a list as `useSteadyRow` uses them. */
interface Rows {
  readonly scroller: () => HTMLElement | null;
  /** Null while the row is not in the page. */
  readonly elementAt: (index: number) => HTMLElement | null;
  readonly scrollTo: (index: number) => void;
  /** Takes account of the height that a row has now. */
  readonly measure: (row: HTMLElement) => void;
}

/** Keeps a row where it is in the view although its height, or what stands before it, has changed. */
export const useSteadyRow = ({ scroller, elementAt, scrollTo, measure }: Rows) => {
  /** CSS pixels. The list is at least so high until the reader has scrolled up, so that its last row can stay too. */
  const leastHeight = shallowRef(0);
  useEventListener(scroller, 'scroll', () => {
    const { scrollTop = 0, clientHeight = 0 } = scroller() ?? {};
    leastHeight.value = scrollTop > 0 ? Math.min(leastHeight.value, scrollTop + clientHeight) : 0;
  });

  /** Scrolls so that the row is `top` CSS pixels below the upper edge of the view, and in any case to be seen. */
  const putAt = async (index: number, top: number): Promise<void> => {
    if (!elementAt(index)) scrollTo(index);
    await nextTick();
    const [view, row] = [scroller(), elementAt(index)];
    if (!view || !row) return;
    measure(row);
    await nextTick();
    const wanted = view.scrollTop + topIn(view, row) - top;
    if (wanted > 0) leastHeight.value = wanted + view.clientHeight;
    await nextTick();
    view.scrollTop += topIn(view, row) - top;
    row.scrollIntoView({ block: 'nearest' });
  };

  return { leastHeight, putAt };
};
