import type { MenuAction } from '#contract/menu';
import { useTypedAhead } from '../study/typed-ahead';
import { useSettingsStore } from '../stores/settings';
import { useDialogsStore } from '../stores/dialogs';
import { useAppStore } from '../stores/app';
import { definePart } from '../stores/text-session';
import { chordOf, isSingleLetter } from '../ui/chord';
import type { Command } from '../ui/command';
import { isInTextField } from '../ui/text-field';
import { useCommands } from './commands';

/** Counts also a dialog that is still loading: keys that are pressed already are meant for it. */
const inDialog = (): boolean =>
  useDialogsStore().open !== null || document.querySelector('[role="dialog"][data-state="open"]') !== null;

const reaches = ({ reach }: Command, dialog: boolean, field: boolean): boolean =>
  dialog ? reach === 'dialogs' : !field || reach !== undefined;

/** Runs the commands that keys and the menu ask for. */
export const useKeys = definePart((session) => {
  const { captureTyped } = useTypedAhead(session);
  const commands = useCommands(session);

  /** The command of a chord where the focus is now; null when there is none. */
  const commandFor = (event: KeyboardEvent, dialog: boolean): Command | null => {
    const chord = chordOf(event, useAppStore().platform);
    if (isSingleLetter(chord) && !useSettingsStore().settings.letterKeys) return null;
    const field = isInTextField(event.target);
    return (
      commands.find(
        (command) =>
          (command.keys?.includes(chord) || command.otherKeys?.includes(chord)) &&
          reaches(command, dialog, field) &&
          (command.ready?.() ?? true),
      ) ?? null
    );
  };

  /** The only listener for commands' keys; a component handles only the keys of its own widget. */
  const handleKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const dialog = inDialog();
    if (isAwaitingField(event, dialog) && captureTyped(event)) return event.preventDefault();
    const command = commandFor(event, dialog);
    if (!command) return;
    event.preventDefault();
    run(command, dialog);
  };

  /**
   * Runs the command that the menu names. In a text field, undo, redo and "Select all" are the field's own. A key
   * that came by way of the menu (`byKey`, on macOS) does what the page would have done with it, so nothing where
   * the page has left it alone. An entry that was clicked closes the open dialog first; what changes the record
   * is then not done, because the dialog covers what it would change.
   */
  const perform = (action: MenuAction, byKey = false): void => {
    const command = commands.find(({ id }) => id === action);
    if (!command) return;
    const [dialog, field] = [inDialog(), isInTextField(document.activeElement)];
    const ownCommand = field ? ofField[action] : undefined;
    // Deprecated, but the only way to the field's own undo.
    if (ownCommand) return void document.execCommand(ownCommand);
    const isOut = byKey ? !reaches(command, dialog, field) : dialog && command.changes === true;
    if (isOut || command.ready?.() === false) return;
    run(command, dialog);
  };

  return { handleKey, perform };
});

/** Whether a key may be meant for a field that is not there yet, in the page or in a dialog. */
const isAwaitingField = ({ target }: KeyboardEvent, dialog: boolean): boolean =>
  dialog ? !(target instanceof Element && target.closest('[role="dialog"]')) : !isInTextField(target);

const run = (command: Command, dialog: boolean): void => {
  if (dialog && !command.staysInDialog) void useDialogsStore().afterDialog(command.run);
  else command.run();
};

/** What the menu asks for and a text field does itself. */
const ofField: Partial<Record<MenuAction, string>> = {
  undo: 'undo',
  redo: 'redo',
  'select-all': 'selectAll',
};
