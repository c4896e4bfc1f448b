import { openDialog } from '../ui/dialogs';
import type { Command } from '../ui/command';
import { askForLink, writingField } from '../markdown/insert-link';
import { addPassage, currentNote, noteOnText } from '../study/passages';

/** Commands for writing notes. */
export const writingCommands: readonly Command[] = [
  {
    id: 'add-passage',
    group: 'marking',
    keys: ['P'],
    changes: true,
    ready: () => currentNote() !== null,
    run: () => void addPassage(),
  },
  { id: 'note-on-text', group: 'marking', changes: true, run: () => void noteOnText() },
  {
    id: 'link',
    group: 'marking',
    keys: ['Mod+Shift+K'],
    reach: 'fields',
    changes: true,
    ready: () => writingField.value !== null,
    run: () => askForLink(),
  },
  { id: 'tags', group: 'marking', run: () => (openDialog.value = 'tags') },
];
