import { shallowRef } from 'vue';

/** Whether the contents of the text are shown. */
export const contentsOpen = shallowRef(false);
