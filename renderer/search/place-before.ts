import { nextTick } from 'vue';
import { useReadingCursor, type Cursor } from '../cursor/reading-cursor';
import { restoreScrollPosition, scrollPositionOf, type ScrollPosition } from '../navigation/scroll-position';
import { scrollerOf } from '../page/scrollers';
import { stopScrolling } from '../page/scroll-to-show';
import { useLayoutStore, type PaneName } from '../stores/layout';
import { definePart } from '../stores/text-session';

interface Place {
  readonly text: ScrollPosition | null;
  readonly apparatus: ScrollPosition | null;
  readonly cursor: Cursor | null;
  /** The pane in the drawer; null when it was closed, or when there was none. */
  readonly drawer: PaneName | null;
  /** Whether the person has gone to a hit since. */
  hasMoved: boolean;
}

/** What was in view before a search, to which it returns. */
export const usePlaceBefore = definePart((session) => {
  const { cursor, setCursor } = useReadingCursor(session);
  const layout = useLayoutStore();
  let place: Place | null = null;

  const keep = (): void => {
    place = {
      text: scrollPositionOf(scrollerOf('text')),
      apparatus: scrollPositionOf(scrollerOf('apparatus')),
      cursor: cursor.value,
      drawer: layout.drawer === 'search' ? null : layout.drawer,
      hasMoved: false,
    };
  };
  const forget = (): void => void (place = null);

  /** The person goes to a hit. Gives whether it is one more hit of the same search. */
  const move = (): boolean => {
    const isStep = place?.hasMoved === true;
    if (place) place.hasMoved = true;
    return isStep;
  };

  /** Runs `close`, which may forget the place, and shows what was in view there. */
  const returnAfter = async (close: () => void): Promise<void> => {
    const before = place;
    close();
    if (!before) return;
    if (layout.standing === 'drawer') layout.drawer = before.drawer;
    if (!before.hasMoved) return;
    await nextTick(); // the panes are where they were
    await Promise.all([stopScrolling(scrollerOf('text')), stopScrolling(scrollerOf('apparatus'))]);
    if (session.isLeft) return;
    restoreScrollPosition(before.text);
    restoreScrollPosition(before.apparatus);
    setCursor(before.cursor);
  };

  return { keep, forget, move, returnAfter };
});
