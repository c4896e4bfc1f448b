import { shallowRef } from 'vue';
import { definePart } from '../stores/text-session';

export const usePreviewing = definePart(() => {
  /** Whether the editor shows a preview of the note; one switch for all notes. */
  const previewing = shallowRef(false);

  return { previewing };
});
