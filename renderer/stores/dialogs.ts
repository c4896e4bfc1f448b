import { defineStore } from 'pinia';
import { nextTick, shallowRef } from 'vue';

export type DialogName =
  | 'about'
  | 'address'
  | 'colour-labels'
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
 * Knows which dialog is open. A feature opens the dialog of another by its name and does not import it.
 */
export const useDialogsStore = defineStore('dialogs', () => {
  /** The open dialog, at most one; null when none is. */
  const open = shallowRef<DialogName | null>(null);

  /**
   * Closes the open dialog, waits until focus and selection are back where they were, and then runs the action.
   */
  const afterDialog = async (action: () => void): Promise<void> => {
    open.value = null;
    await nextTick();
    setTimeout(action); // the dialog restores the focus in a separate task
  };

  return { open, afterDialog };
});
