import { useReadingCursor } from './reading-cursor';
import { t } from '../i18n';
import { copyText } from '../ui/copy-text';
import { useNoticesStore } from '../stores/notices';
import { definePart } from '../stores/text-session';

/**
 * Puts the id of a block, by default the current one, on the clipboard. Must be called while handling a click
 * or a key.
 */
export const useCopyLocator = definePart((session) => {
  const { currentBlock } = useReadingCursor(session);

  return (locator: string | undefined = currentBlock()?.block.id): void => {
    if (locator === undefined) return;
    const done = copyText(locator);
    const notices = useNoticesStore();
    if (done) notices.toast(t('places.locatorCopied', { locator }));
    else notices.explain(t('status.copyFailed'));
  };
});
