import { shallowRef } from 'vue';
import { remembered } from '../ui/matching';

/** Ids of what was chosen from the palette since the program started, the latest first. */
export const recentCommands = shallowRef<readonly string[]>([]);

export const rememberCommand = (id: string): void => {
  recentCommands.value = remembered(recentCommands.value, id);
};
