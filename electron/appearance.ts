import { nativeTheme } from 'electron';
import type { Events } from '#contract/events';
import type { Settings, Theme } from '#contract/settings';
import type { CommandPort } from '#contract/transport';

/** Sepia is a light theme; high contrast comes in both, as the system has it. */
const systemThemes: Readonly<Record<Theme, typeof nativeTheme.themeSource>> = {
  system: 'system',
  light: 'light',
  sepia: 'light',
  dark: 'dark',
  contrast: 'system',
};

/** `--page` in renderer/styles/themes.css, of the themes that do not follow light and dark alone. */
const grounds: Readonly<Partial<Record<Theme, { light: string; dark: string }>>> = {
  sepia: { light: '#eadbbd', dark: '#eadbbd' },
  contrast: { light: '#ffffff', dark: '#000000' },
};
const ground = { light: '#f5f1e8', dark: '#161513' };

/** The theme of the window. */
export interface Appearance {
  /** The window's ground until the page paints. */
  background(): string;
}

/** Keeps the system's frames, dialogs and colour scheme in the theme of the settings. */
export const followTheme = async (backend: CommandPort): Promise<Appearance> => {
  let theme: Theme = 'system';
  const follow = (settings: Settings): void => {
    theme = settings.theme;
    nativeTheme.themeSource = systemThemes[theme];
  };
  const settings = await backend.invoke('settings.get', null);
  if (settings.ok) follow(settings.value as Settings); // the command's value, by the contract
  backend.subscribe((event, payload) => {
    // The payload goes with the name; the compiler cannot follow the pair.
    if (event === 'settings.changed') follow(payload as Events['settings.changed']);
  });
  return {
    background: () => (grounds[theme] ?? ground)[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
  };
};
