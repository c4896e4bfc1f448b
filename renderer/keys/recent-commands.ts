import { shallowRef } from 'vue';
import { remembered } from '../ui/matching';

/** Ids of what was chosen from the palette while the program runs, the latest first. */
export const recent = shallowRef<readonly string[]>([]);

export const remember = (id: string): void => {
  recent.value = remembered(recent.value, id);
};
