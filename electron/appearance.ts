import { nativeTheme } from 'electron';
import type { Events } from '#contract/events';
import type { Settings, Theme } from '#contract/settings';
import type { CommandPort } from '#contract/transport';

/** The window's ground until the page paints: `--page` in renderer/styles/tokens.css. */
export const background = (): string => (nativeTheme.shouldUseDarkColors ? '#161513' : '#f5f1e8');

/** Sepia is a light theme; high contrast comes in both, as the system has it. */
const systemThemes: Readonly<Record<Theme, typeof nativeTheme.themeSource>> = {
  system: 'system',
  light: 'light',
  sepia: 'light',
  dark: 'dark',
  contrast: 'system',
};

/** Keeps the system's frames, dialogs and colour scheme in the theme of the settings. */
export const followTheme = async (backend: CommandPort): Promise<void> => {
  const follow = ({ theme }: Settings): void => {
    nativeTheme.themeSource = systemThemes[theme];
  };
  const settings = await backend.invoke('settings.get', null);
  if (settings.ok) follow(settings.value as Settings); // the command's value, by the contract
  backend.subscribe((event, payload) => {
    // The payload goes with the name; the compiler cannot follow the pair.
    if (event === 'settings.changed') follow(payload as Events['settings.changed']);
  });
};
