/**
 * The actions of the application menu and of the context menu, with the keys that the page listens to; null when an
 * action has none.
 * `Mod` is Ctrl, or Command on macOS.
 */
export const menuKeys = {
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  'select-all': 'Mod+A',
  search: 'Mod+F',
  export: 'Mod+E',
  'text-larger': 'Mod+Plus',
  'text-smaller': 'Mod+-',
  'text-normal': 'Mod+0',
  settings: 'Mod+,',
  palette: 'Mod+K',
  back: 'Alt+ArrowLeft',
  forward: 'Alt+ArrowRight',
  contents: null,
  'go-to': null,
  print: null,
  shortcuts: null,
  about: null,
  highlight: null,
  note: null,
  copy: null,
  'find-all': null,
  'open-link': null,
  'copy-paragraph-link': null,
  'copy-note-link': null,
} as const satisfies Readonly<Record<string, string | null>>;

export type MenuAction = keyof typeof menuKeys;

/** What the page may offer in the desktop's context menu. */
export const offeredActions = [
  'highlight',
  'note',
  'copy',
  'find-all',
  'open-link',
  'copy-paragraph-link',
  'copy-note-link',
] as const satisfies readonly MenuAction[];

export type OfferedAction = (typeof offeredActions)[number];
