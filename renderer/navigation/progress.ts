import { useDebounceFn, useEventListener } from '@vueuse/core';
import { onMounted, shallowRef } from 'vue';
import { presentBlock } from '../cursor/reading-cursor';
import { scrollerOf } from './panes';

const restFor = 120; // ms without scrolling before it is read where one is, so that scrolling itself costs nothing

/** Where one is in the text: the section of what is in view, and how far the pane is scrolled in per cent. */
export const useProgress = () => {
  const percent = shallowRef(0);
  const section = shallowRef<string | null>(null);

  const read = (): void => {
    const pane = scrollerOf('text');
    if (!pane) return;
    const way = pane.scrollHeight - pane.clientHeight;
    percent.value = way > 0 ? Math.round((100 * pane.scrollTop) / way) : 100;
    section.value = presentBlock()?.section.id ?? null;
  };
  const readSoon = useDebounceFn(read, restFor);

  onMounted(() => requestAnimationFrame(read));
  useEventListener(document, 'scroll', () => void readSoon(), { capture: true, passive: true });
  useEventListener(window, 'resize', () => void readSoon());
  return { percent, section, read };
};
