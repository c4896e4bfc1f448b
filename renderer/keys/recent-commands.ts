import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { remembered } from '../ui/matching';

/** What was chosen from the palette since the program started. */
export const useRecentCommandsStore = defineStore('recent-commands', () => {
  /** The latest first. */
  const ids = shallowRef<readonly string[]>([]);
  const remember = (id: string): void => {
    ids.value = remembered(ids.value, id);
  };
  return { ids, remember };
});
