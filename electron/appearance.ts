import { nativeTheme } from 'electron';
import type { Events } from '#contract/events';
import type { Settings } from '#contract/settings';
import type { CommandPort } from '#contract/transport';

/** The window's ground until the page paints: `--page` in renderer/styles/tokens.css. */
export const background = (): string => (nativeTheme.shouldUseDarkColors ? '#161513' : '#f5f1e8');

/** Keeps the system's frames, dialogs and colour scheme in the theme of the settings. */
export const followTheme = async (backend: CommandPort): Promise<void> => {
  const settings = await backend.invoke('settings.get', null);
  if (settings.ok) nativeTheme.themeSource = (settings.value as Settings).theme; // the command's value, by the contract
  backend.subscribe((event, payload) => {
    // The payload goes with the name; the compiler cannot follow the pair.
    if (event === 'settings.changed') nativeTheme.themeSource = (payload as Events['settings.changed']).theme;
  });
};
