import { useDebounceFn, useEventListener } from '@vueuse/core';
import { onMounted, shallowRef, type ShallowRef } from 'vue';
import { createAfterLayout } from '../page/after-layout';
import { scrollerOf } from '../page/scrollers';

const restFor = 120; // ms without scrolling before it is read where one is

/** How far the text is scrolled, in per cent. Read after a pause and when it is laid out, so that scrolling itself costs nothing. */
export const useProgress = (): Readonly<ShallowRef<number>> => {
  const percent = shallowRef(0);
  const afterLayout = createAfterLayout();

  const read = (): void => {
    const pane = scrollerOf('text');
    if (!pane) return;
    const way = pane.scrollHeight - pane.clientHeight;
    const now = way > 0 ? Math.round((100 * pane.scrollTop) / way) : 100;
    requestAnimationFrame(() => (percent.value = now)); // shown with the next frame, so that nobody's reading is disturbed
  };
  const readSoon = useDebounceFn(() => afterLayout(read), restFor);

  onMounted(() => afterLayout(read));
  useEventListener(document, 'scroll', () => void readSoon(), { capture: true, passive: true });
  useEventListener(window, 'resize', () => void readSoon());
  return percent;
};
