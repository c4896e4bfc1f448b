import { nextTick, shallowRef } from 'vue';

export type DialogName =
  | 'export'
  | 'go-to'
  | 'link'
  | 'my-data'
  | 'palette'
  | 'print'
  | 'settings'
  | 'shortcuts'
  | 'tags'
  | 'trash'
  | 'versions';

/** The dialog that is open; one at a time. Whoever opens another feature's dialog names it here and does not import it. */
export const openDialog = shallowRef<DialogName | null>(null);

/** Closes the dialog that is open, waits until focus and selection are back where they were, and then acts. */
export const afterDialog = async (action: () => void): Promise<void> => {
  openDialog.value = null;
  await nextTick();
  setTimeout(action); // the dialog gives the focus back in a task of its own
};
