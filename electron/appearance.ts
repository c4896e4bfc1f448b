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
  /** The window's background colour, which is seen until the page paints and while the window grows. */
  background(): string;
  /** Calls the listener after the background colour may have changed. */
  onChange(listener: () => void): void;
}

/** Keeps window frames, native dialogs and the page's colour scheme in the theme of the settings. */
export const followTheme = async (backend: CommandPort): Promise<Appearance> => {
  let theme: Theme = 'system';
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());
  const follow = (settings: Settings): void => {
    theme = settings.theme;
    nativeTheme.themeSource = systemThemes[theme];
    changed(); // also between two light themes, of which the system hears nothing
  };
  const settings = await backend.invoke('settings.get', null);
  if (settings.ok) follow(settings.value as Settings); // the contract's value of this command
  backend.subscribe((event, payload) => {
    // The payload belongs to the event's name, which the compiler cannot see.
    if (event === 'settings.changed') follow(payload as Events['settings.changed']);
  });
  nativeTheme.on('updated', changed);
  return {
    onChange: (listener) => void listeners.push(listener),
    background: () =>
      (backgroundsOfThemes[theme] ?? plainBackgrounds)[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
  };
};
