import { useReadingCursor } from '../cursor/reading-cursor';
import { usePageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { definePart } from '../stores/text-session';
import { useSearchStore } from '../search/search-store';

/** What Esc does. */
export const useEscape = definePart((session) => {
  const { blockInFocus, cursor, focusCursor, setCursor } = useReadingCursor(session);
  const { clearSelection, pageSelection } = usePageSelection(session);
  const search = useSearchStore(session);
  const layout = useLayoutStore();

  /**
   * What Esc ends now, the innermost first; null when nothing is open. Menus and popovers listen for Esc
   * themselves.
   */
  const endOfInnermost = (): (() => void) | null => {
    if (document.querySelector('[data-closes-itself]')) return null;
    if (pageSelection.value) return clearSelection;
    const block = blockInFocus();
    if (block && cursor.value?.word) return () => setCursor({ blockId: block.block.id, word: null });
    if (layout.hasBrought && document.activeElement?.closest('[data-dock]'))
      return () => {
        layout.leave();
        focusCursor();
      };
    if (search.open) return search.close;
    if (layout.drawer) return layout.closeDrawer;
    return cursor.value ? () => setCursor(null) : null;
  };

  const canEscape = (): boolean => endOfInnermost() !== null;
  const escape = (): void => endOfInnermost()?.();

  return { canEscape, escape };
});
