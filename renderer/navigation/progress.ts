import { useEventListener, useTimeoutFn } from '@vueuse/core';
import { onMounted, shallowRef, type ShallowRef } from 'vue';
import { createAfterLayout } from '../page/after-layout';
import { scrollerOf } from '../page/scrollers';

const pauseAfterScroll = 120; // ms without scrolling before the position is read

/**
 * How far the text is scrolled, in per cent. Reads it after a pause and when the page is laid out, so that
 * scrolling costs nothing.
 */
export const useProgress = (): Readonly<ShallowRef<number>> => {
  const percent = shallowRef(0);
  const afterLayout = createAfterLayout();

  const read = (): void => {
    const scroller = scrollerOf('text');
    if (!scroller) return;
    const distance = scroller.scrollHeight - scroller.clientHeight;
    const now = distance > 0 ? Math.round((100 * scroller.scrollTop) / distance) : 100;
    // In the next frame, so that other code which reads the layout now need not wait for a new one.
    requestAnimationFrame(() => (percent.value = now));
  };
  const { start: readSoon } = useTimeoutFn(() => afterLayout(read), pauseAfterScroll, { immediate: false });

  onMounted(() => afterLayout(read));
  useEventListener(document, 'scroll', () => readSoon(), { capture: true, passive: true });
  useEventListener(window, 'resize', () => readSoon());
  return percent;
};
