import { captureTyped } from '../study/typed-ahead';
import { useSettingsStore } from '../stores/settings';
import { afterDialog, openDialog } from '../ui/dialogs';
import { chordOf, isSingleLetter } from './chord';
import type { Command } from '../ui/command';
import { commands } from './commands';

const inTextField = (event: Event): boolean =>
  event.target instanceof Element &&
  event.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

/** Counts also a dialog that is still loading: keys that are pressed already are meant for it. */
const inDialog = (): boolean =>
  openDialog.value !== null || document.querySelector('[role="dialog"][data-state="open"]') !== null;

/** The command of a chord where the focus is now; null when there is none. */
const commandFor = (event: KeyboardEvent, dialog: boolean): Command | null => {
  const chord = chordOf(event);
  if (isSingleLetter(chord) && !useSettingsStore().settings.letterKeys) return null;
  const field = inTextField(event);
  const reaches = ({ reach }: Command): boolean =>
    dialog ? reach === 'dialogs' : !field || reach !== undefined;
  return (
    commands.find(
      (command) =>
        (command.keys?.includes(chord) || command.otherKeys?.includes(chord)) &&
        reaches(command) &&
        (command.ready?.() ?? true),
    ) ?? null
  );
};

/** The only listener for commands' keys; a component handles only the keys of its own widget. */
export const handleKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  const dialog = inDialog();
  if (!dialog && !inTextField(event) && captureTyped(event)) return event.preventDefault();
  const command = commandFor(event, dialog);
  if (!command) return;
  event.preventDefault();
  if (dialog) void afterDialog(command.run);
  else command.run();
};
