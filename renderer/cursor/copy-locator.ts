import { t } from '../i18n';
import { copyText } from '../ui/copy-text';
import { useNoticesStore } from '../stores/notices';

/**
 * Puts the id of a block on the clipboard, or does nothing where there is none. Must be called while handling a
 * click or a key.
 */
export const copyLocator = (locator: string | undefined): void => {
  if (locator === undefined) return;
  const done = copyText(locator);
  const notices = useNoticesStore();
  if (done) notices.toast(t('places.locatorCopied', { locator }));
  else notices.explain(t('status.copyFailed'));
};
