import { useDialogsStore } from '../stores/dialogs';
import { definePart } from '../stores/text-session';
import type { Command } from '../ui/command';
import { useInsertLink } from '../markdown/insert-link';
import { useOpenField } from './open-field';
import { usePassages } from '../study/passages';

/** Commands for writing notes. */
export const useWritingCommands = definePart((session): readonly Command[] => {
  const dialogs = useDialogsStore();
  const { askForLink, writingField } = useInsertLink(session);
  const openField = useOpenField(session);
  const { addPassage, currentNote, noteOnText } = usePassages(session);

  return [
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
    ...(['bold', 'italic'] as const).map((emphasis): Command => ({
      id: emphasis,
      group: 'marking',
      keys: [emphasis === 'bold' ? 'Mod+B' : 'Mod+I'],
      reach: 'fields',
      changes: true,
      ready: () => openField.value !== null && (dialogs.open === 'palette' || openField.value.hasFocus()),
      run: () => openField.value?.emphasise(emphasis),
    })),
    { id: 'tags', group: 'marking', menu: 'notes', run: () => (dialogs.open = 'tags') },
  ];
});
