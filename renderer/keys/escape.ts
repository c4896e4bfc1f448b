import { blockInFocus, cursor, setCursor } from '../cursor/reading-cursor';
import { clearSelection, pageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useSearchStore } from '../search/search-store';

/**
 * What Esc ends now, the innermost first; null when nothing is open. Menus and popovers listen for Esc
 * themselves.
 */
const endOfInnermost = (): (() => void) | null => {
  if (document.querySelector('[data-closes-itself]')) return null;
  if (pageSelection.value) return clearSelection;
  const search = useSearchStore();
  const block = blockInFocus();
  if (block && cursor.value?.word) return () => setCursor({ blockId: block.block.id, word: null });
  if (search.open) return search.close;
  const layout = useLayoutStore();
  if (layout.drawer) return layout.closeDrawer;
  return cursor.value ? () => setCursor(null) : null;
};

export const canEscape = (): boolean => endOfInnermost() !== null;
export const escape = (): void => endOfInnermost()?.();
