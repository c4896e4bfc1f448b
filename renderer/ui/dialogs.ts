import { nextTick, shallowRef } from 'vue';

export type DialogName =
  | 'address'
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

/**
 * The open dialog, at most one; null when none is. A feature opens the dialog of another by this name and
 * does not import it.
 */
export const openDialog = shallowRef<DialogName | null>(null);

/**
 * Closes the open dialog, waits until focus and selection are back where they were, and then runs the action.
 */
export const afterDialog = async (action: () => void): Promise<void> => {
  openDialog.value = null;
  await nextTick();
  setTimeout(action); // the dialog restores the focus in a separate task
};
