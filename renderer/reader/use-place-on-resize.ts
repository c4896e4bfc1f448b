import { onBeforeUnmount, onMounted } from 'vue';
import { createAfterLayout } from '../page/after-layout';
import { bringToTop, isStillAtTop, topWordOf, type TopWord } from '../page/word-at-top';

/**
 * Keeps the word at the top of a scroller there when the scroller gets another width, by the window, a divider or a
 * pane. The word is found when a scroll has ended, so that scrolling costs nothing. While the width changes it stays
 * the same word, however often: otherwise each change would lose a few words.
 */
export const usePlaceOnResize = (scrollerNow: () => HTMLElement | null | undefined): void => {
  const afterLayout = createAfterLayout();
  const afterResize = createAfterLayout();
  let top: TopWord | null = null;
  let width = 0; // CSS pixels
  /** The `scrollTop` that this code has set: a scroll that ends there is not the person's. */
  let own: number | null = null;

  /** Whether the person has scrolled since the word was found: it is not to come back then. */
  let moved = false;

  const isOwn = ({ scrollTop }: HTMLElement): boolean => own !== null && Math.abs(scrollTop - own) < 1;
  const find = (scroller: HTMLElement): void => {
    if (isOwn(scroller)) return;
    own = null;
    if (scroller.clientWidth !== width) return;
    top = topWordOf(scroller);
    moved = false;
  };
  const keep = (scroller: HTMLElement): void => {
    if (top && !moved) own = bringToTop(scroller, top) ?? own;
  };

  let stop: (() => void) | undefined;
  onMounted(() => {
    const scroller = scrollerNow();
    if (!scroller) return;
    width = scroller.clientWidth;
    const onScrollEnd = (): void => afterLayout(() => find(scroller));
    const onScroll = (): void => {
      // The browser scrolls too, to keep the words where they are, when some above them grow. Amid a change of the
      // width nobody can tell.
      if (isOwn(scroller) || scroller.clientWidth !== width) return;
      moved = top !== null && !isStillAtTop(scroller, top);
    };
    const observer = new ResizeObserver(() => {
      const { clientWidth } = scroller;
      if (clientWidth === 0 || clientWidth === width) return; // hidden, or of another height only
      const isFirst = width === 0;
      width = clientWidth;
      if (isFirst) return;
      keep(scroller);
      // Slices that have come into view get their real height only now.
      afterResize(() => keep(scroller));
    });
    observer.observe(scroller);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    scroller.addEventListener('scrollend', onScrollEnd, { passive: true });
    afterLayout(() => find(scroller));
    stop = () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('scrollend', onScrollEnd);
    };
  });
  onBeforeUnmount(() => stop?.());
};
