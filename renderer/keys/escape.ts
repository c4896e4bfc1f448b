import { blockInFocus, cursor, setCursor } from '../cursor/reading-cursor';
import { clearSelection, pageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useSearchStore } from '../search/search-store';

/** What Esc closes, the innermost first. A menu or popover listens for itself. */
const innermost = (): (() => void) | null => {
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

export const somethingIsOpen = (): boolean => innermost() !== null;
export const leave = (): void => innermost()?.();
