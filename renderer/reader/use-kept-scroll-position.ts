import type { Settings, SettingsPatch } from '#contract/settings';
import { scrollerOf } from '../page/scrollers';
import { scrollPositionOf, restoreScrollPosition, type ScrollPosition } from '../navigation/scroll-position';
import { useSettingsStore } from '../stores/settings';
import { createAfterLayout } from '../page/after-layout';

/** Compares values, not objects: the settings of a change are new objects even where they say the same. */
const changesType = (now: Settings, next: Pick<SettingsPatch, 'textSize' | 'typography'>): boolean => {
  const typography = { ...now.typography, ...next.typography };
  return (
    (next.textSize ?? now.textSize) !== now.textSize ||
    JSON.stringify(typography) !== JSON.stringify(now.typography)
  );
};

/**
 * Keeps the words that are being read where they are when the type changes: the browser's own scroll
 * anchoring does not when widths and margins change. It scrolls twice, because slices that come into view get
 * their real height only then.
 */
export const useKeptScrollPosition = (): void => {
  const settings = useSettingsStore();
  const afterLayout = createAfterLayout();
  /** The positions before the first of the changes that come in one frame; null when there is none. */
  let kept: readonly (ScrollPosition | null)[] | null = null;

  const restore = (): void => kept?.forEach(restoreScrollPosition);
  settings.$onAction((action) => {
    if (action.name !== 'change' && action.name !== 'follow') return;
    if (!changesType(settings.settings, action.args[0])) return;
    kept ??= [scrollPositionOf(scrollerOf('text')), scrollPositionOf(scrollerOf('apparatus'))];
    action.after(() => {
      restore();
      afterLayout(() => {
        restore();
        kept = null;
      });
    });
  });
};
