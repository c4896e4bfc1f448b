import { shallowRef } from 'vue';
import { openingOf } from '#core/links/addresses';
import { api } from '../api';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { useTextStore } from '../stores/text';
import { afterDialog, openDialog } from '../ui/dialogs';

/** The address that the dialog asks about, as it will be opened: in ASCII, with its host in Punycode. */
export const askedAddress = shallowRef('');

/**
 * Opens the address that was clicked, after the question where that is due. In the web shell the browser
 * itself follows the links of the web.
 */
export const followAddress = (event: MouseEvent, address: string): void => {
  if (event.button > 1) return; // a context menu
  const asks = openingOf(address) === 'asks';
  if (!asks && !isDesktop()) return;
  event.preventDefault();
  if (!asks) return void openAddress(address);
  askedAddress.value = new URL(address).href;
  openDialog.value = 'address';
};

/** Opens the address of the question, which has been answered with yes. */
export const openAsked = (): void => void afterDialog(() => void openAddress(askedAddress.value));

const openAddress = async (address: string): Promise<void> => {
  if (!isDesktop()) return void window.open(address, '_blank', 'noopener');
  const opened = await api.invoke('link.open', { url: address });
  if (!opened.ok) useNoticesStore().raise('link', t('links.notOpened', { address }));
};

const isDesktop = (): boolean => useTextStore().app?.shell === 'desktop';
