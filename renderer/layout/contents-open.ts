import { shallowRef } from 'vue';

/** Whether the table of contents is open. */
export const contentsOpen = shallowRef(false);
