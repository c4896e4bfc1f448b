import { shallowRef } from 'vue';

/** Whether the editor shows a preview of the note; one switch for all notes. */
export const previewing = shallowRef(false);
