import { scrollerOf } from '../navigation/panes';
import { scrolled, scrollBack, type Scrolled } from '../navigation/scrolled';
import { useSettingsStore } from '../stores/settings';
import { createAfterLayout } from './after-layout';

/**
 * Keeps the words that one reads where they are while the type changes: the browser's own anchoring gives up where widths and
 * margins do. Twice, since slices that come into view only then show how high they are.
 */
export const useKeptPlace = (): void => {
  const settings = useSettingsStore();
  const afterLayout = createAfterLayout();
  /** Those of the first of several changes that come in one frame. */
  let kept: readonly (Scrolled | null)[] | null = null;

  const restore = (): void => kept?.forEach(scrollBack);
  settings.$onAction((action) => {
    if (action.name !== 'change' && action.name !== 'follow') return;
    const [change] = action.args;
    const { textSize, typography } = settings.settings;
    if ((change.textSize ?? textSize) === textSize && (change.typography ?? typography) === typography)
      return;
    kept ??= [scrolled(scrollerOf('text')), scrolled(scrollerOf('apparatus'))];
    action.after(() => {
      restore();
      afterLayout(() => {
        restore();
        kept = null;
      });
    });
  });
};
