import { shallowRef } from 'vue';
import { openingOf } from '#core/links/addresses';
import { api } from '../api';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { useAppStore } from '../stores/app';
import { useDialogsStore } from '../stores/dialogs';
import { definePart } from '../stores/text-session';

/** The links that lead out of the program. */
export const useOpenAddress = definePart(() => {
  const dialogs = useDialogsStore();

  /** The address that the dialog asks about, as it will be opened: in ASCII, with its host in Punycode. */
  const askedAddress = shallowRef('');

  /**
   * Opens the address that was clicked, after the question where that is due. In the web shell the browser
   * itself follows the links of the web.
   */
  const followAddress = (event: MouseEvent, address: string): void => {
    if (event.button > 1) return; // a context menu
    const asks = openingOf(address) === 'asks';
    if (!asks && !isDesktop()) return;
    event.preventDefault();
    if (!asks) return void openAddress(address);
    askedAddress.value = new URL(address).href;
    dialogs.open = 'address';
  };

  /** Opens the address of the question, which has been answered with yes. */
  const openAsked = (): void => void dialogs.afterDialog(() => void openAddress(askedAddress.value));

  return { askedAddress, followAddress, openAsked };
});

const openAddress = async (address: string): Promise<void> => {
  if (!isDesktop()) return void window.open(address, '_blank', 'noopener');
  const opened = await api.invoke('link.open', { url: address });
  if (!opened.ok) useNoticesStore().raise('link', t('links.notOpened', { address }));
};

const isDesktop = (): boolean => useAppStore().info?.shell === 'desktop';
