import type { MenuAction } from '#contract/events';
import { goBack } from '../reader/note-references';
import { clearSelection, pageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useSearchStore } from '../stores/search';
import { useSettingsStore } from '../stores/settings';
import { useStudyStore } from '../stores/study';
import { perform } from './actions';
import { focusPane, selectPane } from './panes';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const inTextField = (event: Event): boolean =>
  event.target instanceof Element &&
  event.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

const inDialog = (): boolean => document.querySelector('[role="dialog"][data-state="open"]') !== null;

/** Ctrl on every system, the command key on macOS; never with Alt, which makes letters on some keyboards. */
const withCommand = (key: Key): boolean => (key.ctrlKey || key.metaKey) && !key.altKey;

/** Keys that work everywhere, also in a text field. */
const everywhere = (key: Key): MenuAction | null => {
  if (!withCommand(key)) return null;
  switch (key.key.toLowerCase()) {
    case 'f':
      return 'search';
    case 'e':
      return 'export';
    case '+':
    case '=':
      return 'text-larger';
    case '-':
      return 'text-smaller';
    case '0':
      return 'text-normal';
    default:
      return null;
  }
};

const outsideFields = (key: Key): (() => void) | null => {
  if (withCommand(key)) {
    if (key.key.toLowerCase() === 'a') return selectPane;
    if (key.key.toLowerCase() === 'z') return () => perform(key.shiftKey ? 'redo' : 'undo');
    return key.key.toLowerCase() === 'y' ? () => perform('redo') : null;
  }
  if ((key.altKey && key.key === 'ArrowLeft') || key.key === 'Backspace') return goBack;
  if (key.altKey || key.ctrlKey || key.metaKey) return null;
  return useSettingsStore().settings.letterKeys ? letterKey(key.key.toLowerCase()) : null;
};

const letterKey = (letter: string): (() => void) | null => {
  const study = useStudyStore();
  switch (letter) {
    case 'h':
      return study.highlightSelection;
    case 'n':
      return study.noteSelection;
    case 'c':
      return study.copySelection;
    case '?':
      return () => perform('shortcuts');
    case '[':
      return () => study.showNeighbour(-1);
    case ']':
      return () => study.showNeighbour(1);
    default:
      return null;
  }
};

/** Closes what is open, the innermost first; a menu or popover listens for itself. */
const leave = (): (() => void) | null => {
  if (document.querySelector('[data-closes-itself]')) return null;
  if (pageSelection.value) return clearSelection;
  const search = useSearchStore();
  if (search.open) return search.close;
  const layout = useLayoutStore();
  return layout.drawer ? layout.closeDrawer : null;
};

/** The one listener for keys; components handle only the keys of their own widget. */
export const handleKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  const action = find(event);
  if (!action) return;
  event.preventDefault();
  action();
};

const find = (event: KeyboardEvent): (() => void) | null => {
  if (inDialog()) return null;
  const action = everywhere(event);
  if (action) return () => perform(action);
  if (event.key === 'Escape') return leave();
  if (event.key === 'F6') return () => focusPane(event.shiftKey ? -1 : 1);
  return inTextField(event) ? null : outsideFields(event);
};
