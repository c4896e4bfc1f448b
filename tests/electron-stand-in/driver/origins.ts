/**
 * Chromium aborts a request for an unknown scheme before it can be answered. So a scheme's host becomes a
 * secure origin that no network has: `lectern://app/x` is `https://app.lectern.invalid/x` in the page.
 */
export const toPage = (url: string): string =>
  url.replace(/^(?!https?:|about:|data:|blob:)([a-z][a-z0-9+-]*):\/\/([^/]*)/, 'https://$2.$1.invalid');

export const toElectron = (url: string): string =>
  url.replace(/^https:\/\/([^/.]+)\.([a-z0-9+-]+)\.invalid(?=\/|$)/, '$2://$1');
