import { nextTick } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { useLayoutStore } from '../stores/layout';
import { useSlicesStore } from './slices-store';
import { definePart } from '../stores/text-session';

export const useRevealBlock = definePart((session) => {
  /**
   * Opens the pane of a block, closes a drawer that covers it, and mounts the block's slice. Gives the element
   * of the block; null when the open text has no such block.
   */
  const revealBlock = async ({ block, section }: FlatBlock): Promise<HTMLElement | null> => {
    const layout = useLayoutStore();
    if (section.place === 'apparatus') layout.show('editor');
    else layout.closeCoveringDrawer();
    await useSlicesStore(session).mount(block.id);
    await nextTick();
    return document.getElementById(block.id);
  };

  return { revealBlock };
});
