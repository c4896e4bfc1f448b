import type { Settings, SettingsPatch } from '#contract/settings';
import { scrollerOf } from '../page/scrollers';
import { scrolled, scrollBack, type Scrolled } from '../navigation/scrolled';
import { useSettingsStore } from '../stores/settings';
import { createAfterLayout } from '../page/after-layout';

/** Settings that are announced are new objects each time, the same or not: what they say is compared. */
const changesType = (now: Settings, next: Pick<SettingsPatch, 'textSize' | 'typography'>): boolean => {
  const typography = { ...now.typography, ...next.typography };
  return (
    (next.textSize ?? now.textSize) !== now.textSize ||
    JSON.stringify(typography) !== JSON.stringify(now.typography)
  );
};

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
    if (!changesType(settings.settings, action.args[0])) return;
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
