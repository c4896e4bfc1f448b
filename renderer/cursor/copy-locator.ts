import { t } from '../i18n';
import { copyOut } from '../stores/copy-out';

/**
 * Puts the id of a block on the clipboard, or does nothing where there is none. Must be called while handling a
 * click or a key.
 */
export const copyLocator = (locator: string | undefined): void => {
  if (locator !== undefined) copyOut(locator, t('places.locatorCopied', { locator }));
};
