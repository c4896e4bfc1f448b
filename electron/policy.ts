import type { Session, WebContents } from 'electron';
import { openingOf } from '#core/links/addresses';
import { isOwnUrl, isPageUrl } from './scheme';

/** Refuses every page of the session the network, permissions, devices, downloads and dictionaries. */
export const restrictSession = (session: Session, development: boolean): void => {
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !(isOwnUrl(details.url) || (development && details.url.startsWith('devtools:'))) }),
  );
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The spell checker would download its dictionaries.
  session.setSpellCheckerEnabled(false);
};

/**
 * Stops the page from leaving itself and from opening windows. `openLink` gets addresses that have been checked
 * to be of a scheme that opens without a question; for the others the page asks, and then uses `link.open`.
 */
export const restrictPage = (page: WebContents, openLink: (url: string) => void): void => {
  // A page may load itself anew, which Electron takes for a navigation.
  page.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  page.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageUrl(event.url)) event.preventDefault();
  });
  page.on('will-redirect', (event) => event.preventDefault());
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(({ url }) => {
    if (isAddress(url) && openingOf(url) === 'opens') openLink(url);
    return { action: 'deny' };
  });
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};

/** Whether the system may be asked to open the address: other schemes start any program. */
export const isAddress = (url: string): boolean => URL.canParse(url) && openingOf(url) !== null;
