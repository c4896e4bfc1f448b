import { useEventListener } from '@vueuse/core';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/**
 * Whether the reader used this window last, of all windows or tabs. Its text and position are those with which the next
 * start begins, so the others keep theirs to themselves. A window takes itself for the one in use until another says
 * that it has the focus.
 */
export const useWindowInUseStore = defineStore('window-in-use', () => {
  const isInUse = shallowRef(true);
  const windows = new BroadcastChannel('lectern-window-in-use');
  const use = (): void => {
    isInUse.value = true;
    windows.postMessage(null);
  };
  useEventListener(windows, 'message', () => (isInUse.value = false));
  useEventListener(window, 'focus', use);
  if (document.hasFocus()) use();
  return { isInUse };
});
