import { useTimeoutFn } from '@vueuse/core';
import { nearestBlockId } from '#core/text/locator';
import type { ReadingPosition } from '#contract/settings';
import { createAfterLayout } from '../page/after-layout';
import { edgeBlock } from '../page/on-screen';
import { useSettingsStore } from '../stores/settings';
import { definePart } from '../stores/text-session';

const pause = 300; // ms without scrolling, after which the position is saved

/** Where reading stopped, from one time that the text is open to the next. */
export const useReadingPosition = definePart((session) => {
  /** The scroller of the text, while it is mounted. */
  let pane: HTMLElement | null = null;

  const savePositionNow = (): void => {
    const edge = pane && edgeBlock(pane, 'top');
    if (!edge) return;
    const position: ReadingPosition = { blockId: edge.id, passed: edge.passed };
    const settings = useSettingsStore();
    const textId = session.text.id;
    const known = settings.settings.positions[textId];
    if (!known && pane?.scrollTop === 0) return; // a text that was not read yet begins here anyway
    if (known?.blockId === position.blockId && known.passed === position.passed) return;
    settings.change({ positions: { [textId]: position } });
  };
  session.onLeave(savePositionNow);
  const afterLayout = createAfterLayout();
  const { start: saveSoon } = useTimeoutFn(() => afterLayout(savePositionNow), pause, { immediate: false });

  /**
   * Scrolls to where reading stopped, and saves the position from then on. Returns a function that ends this.
   */
  const keepPosition = (scroller: HTMLElement): (() => void) => {
    pane = scroller;
    restore(scroller);
    const onScroll = (): void => saveSoon();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      pane = null;
    };
  };

  const restore = (scroller: HTMLElement): void => {
    const position = useSettingsStore().settings.positions[session.text.id];
    if (!position) return;
    const block = document.getElementById(nearestBlockId(session.flat, position.blockId) ?? '');
    if (!block || (position.passed === 0 && block === scroller.querySelector('.block'))) return;
    const box = block.getBoundingClientRect();
    scroller.scrollTop += box.top - scroller.getBoundingClientRect().top + position.passed * box.height;
  };

  return { savePositionNow, keepPosition };
});
