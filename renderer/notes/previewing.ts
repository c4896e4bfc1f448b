import { shallowRef } from 'vue';
import { definePart } from '../stores/text-session';

/** Whether the editor shows a preview of the note; one switch for all notes. */
export const usePreviewing = definePart(() => shallowRef(false));
