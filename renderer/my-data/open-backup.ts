import { useDialogsStore } from '../stores/dialogs';
import { useMyDataStore } from './my-data-store';

/** Shows the backup that the program was asked to open. Another dialog closes first. */
export const openBackup = (): void => {
  const dialogs = useDialogsStore();
  const { openBackup: open } = useMyDataStore();
  if (dialogs.open) void dialogs.afterDialog(open);
  else open();
};
