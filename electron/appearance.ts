import { nativeTheme } from 'electron';
import type { Events } from '#contract/events';
import type { Settings, Theme } from '#contract/settings';
import type { CommandPort } from '#contract/transport';

/** Sepia is a light theme. High contrast is light or dark, as the system is. */
const systemThemes: Readonly<Record<Theme, typeof nativeTheme.themeSource>> = {
  system: 'system',
  light: 'light',
  sepia: 'light',
  dark: 'dark',
  contrast: 'system',
};

/**
 * The colour `--page` (renderer/styles/themes.css) of themes that have other backgrounds than the plain light
 * and dark ones.
 */
const backgroundsOfThemes: Readonly<Partial<Record<Theme, { light: string; dark: string }>>> = {
  sepia: { light: '#eadbbd', dark: '#eadbbd' },
  contrast: { light: '#ffffff', dark: '#000000' },
};
const plainBackgrounds = { light: '#f5f1e8', dark: '#161513' };

/** What the reader's theme means for the window itself. */
export interface Appearance {
  /** The window's background colour until the page paints. */
  background(): string;
}

/** Keeps window frames, native dialogs and the page's colour scheme in the theme of the settings. */
export const followTheme = async (backend: CommandPort): Promise<Appearance> => {
  let theme: Theme = 'system';
  const follow = (settings: Settings): void => {
    theme = settings.theme;
    nativeTheme.themeSource = systemThemes[theme];
  };
  const settings = await backend.invoke('settings.get', null);
  if (settings.ok) follow(settings.value as Settings); // the contract's value of this command
  backend.subscribe((event, payload) => {
    // The payload belongs to the event's name, which the compiler cannot see.
    if (event === 'settings.changed') follow(payload as Events['settings.changed']);
  });
  return {
    background: () =>
      (backgroundsOfThemes[theme] ?? plainBackgrounds)[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
  };
};
