import type { Colour } from '#core/annotation/annotation';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  readonly theme: Theme;
  /** Steps from the normal size: -2 … 5. */
  readonly textSize: number;
  readonly panes: PaneSettings;
  readonly lastColour: Colour;
  readonly lastText: string | null;
  /** Where reading stopped, by text id. */
  readonly positions: Readonly<Record<string, ReadingPosition>>;
  /** Keys that are a single letter, such as H for highlight. */
  readonly letterKeys: boolean;
}

/** Shares of the window in per cent, so that they mean the same on another screen. */
export interface PaneSettings {
  /** Of the notes' column, of the window's width (or height, where stacked). */
  readonly side: number;
  /** Of the editor's notes, of the column's height. */
  readonly editor: number;
  readonly editorOpen: boolean;
  readonly mineOpen: boolean;
}

export interface ReadingPosition {
  readonly blockId: string;
  /** How far the block has been scrolled past the top of the pane: 0 (not at all) … 1. */
  readonly passed: number;
}

/** Top-level keys replace, except `panes` and `positions`, which are merged one level deep. */
export interface SettingsPatch {
  readonly theme?: Theme;
  readonly textSize?: number;
  readonly panes?: Partial<PaneSettings>;
  readonly lastColour?: Colour;
  readonly lastText?: string;
  readonly positions?: Readonly<Record<string, ReadingPosition>>;
  readonly letterKeys?: boolean;
}

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 0,
  panes: { side: 44, editor: 55, editorOpen: true, mineOpen: true },
  lastColour: 'yellow',
  lastText: null,
  positions: {},
  letterKeys: true,
};
