import { keepTyped } from '../study/typed-ahead';
import { useSettingsStore } from '../stores/settings';
import { afterDialog, openDialog } from '../ui/dialogs';
import { chordOf, isSingleLetter } from './chord';
import type { Command } from '../ui/command';
import { commands } from './commands';

const inTextField = (event: Event): boolean =>
  event.target instanceof Element &&
  event.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

/** Also one that is still on its way: what is typed already is meant for it. */
const inDialog = (): boolean =>
  openDialog.value !== null || document.querySelector('[role="dialog"][data-state="open"]') !== null;

/** The command that the keys mean where the focus is; null when they mean none. */
const find = (event: KeyboardEvent, dialog: boolean): Command | null => {
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

/** The one listener for keys; components handle only the keys of their own widget. */
export const handleKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  const dialog = inDialog();
  if (!dialog && !inTextField(event) && keepTyped(event)) return event.preventDefault();
  const command = find(event, dialog);
  if (!command) return;
  event.preventDefault();
  if (dialog) void afterDialog(command.run);
  else command.run();
};
