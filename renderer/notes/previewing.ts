import { shallowRef } from 'vue';

/** Whether notes are shown as they will read while they are written: chosen once for all of them. */
export const previewing = shallowRef(false);
