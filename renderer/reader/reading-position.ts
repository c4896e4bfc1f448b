import { useTimeoutFn } from '@vueuse/core';
import { nearestBlockId } from '#core/text/locator';
import type { ReadingPosition } from '#contract/settings';
import { createAfterLayout } from '../page/after-layout';
import { edgeBlock } from '../page/on-screen';
import { keepPlaceInWindow, placeInWindow } from '../stores/place-in-window';
import { useSettingsStore } from '../stores/settings';
import { definePart } from '../stores/text-session';
import { useWindowInUseStore } from '../stores/window-in-use';

const pause = 300; // ms without scrolling, after which the position is saved

/**
 * Where reading stopped, from one time that the text is open to the next. Each window keeps its own position; the
 * settings get that of the window in use.
 */
export const useReadingPosition = definePart((session) => {
  const textId = session.text.id;
  /** The scroller of the text, while it is mounted. */
  let pane: HTMLElement | null = null;
  /** The position of this window that was saved last. */
  let own: ReadingPosition | null = null;

  const savePositionNow = (): void => {
    const edge = pane && edgeBlock(pane, 'top');
    if (!edge) return;
    if (!own && pane?.scrollTop === 0) return; // a text that was not read yet begins here anyway
    const position: ReadingPosition = { blockId: edge.id, passed: edge.passed };
    if (isSame(own, position)) return;
    own = position;
    if (!session.isLeft) keepPlaceInWindow(textId, position);
    if (useWindowInUseStore().isInUse) useSettingsStore().change({ positions: { [textId]: position } });
  };

  /**
   * The reader has come back to this window from another one: the next start begins with its place. Sent at once, so that
   * what two windows say arrives in the order in which they were used.
   */
  const sharePosition = (): void => {
    const settings = useSettingsStore();
    settings.change({ lastText: textId, ...(own && { positions: { [textId]: own } }) });
    void settings.flush();
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
    const position = placeInWindow(textId) ?? useSettingsStore().settings.positions[textId];
    if (!position) return;
    own = position;
    const block = document.getElementById(nearestBlockId(session.flat, position.blockId) ?? '');
    if (!block || (position.passed === 0 && block === scroller.querySelector('.block'))) return;
    const box = block.getBoundingClientRect();
    scroller.scrollTop += box.top - scroller.getBoundingClientRect().top + position.passed * box.height;
  };

  return { savePositionNow, sharePosition, keepPosition };
});

const isSame = (a: ReadingPosition | null, b: ReadingPosition | undefined): boolean =>
  a?.blockId === b?.blockId && a?.passed === b?.passed;
