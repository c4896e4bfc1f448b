import { nextTick } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { useLayoutStore } from '../stores/layout';
import { definePart } from '../stores/text-session';
import { useSlicesStore } from './slices-store';

/**
 * Opens the pane of a block, closes a drawer that covers it, and mounts the block's slice. Gives the element of the
 * block; null when it is not in the page, or when the text has been left and the page has a block of another text.
 */
export const useRevealBlock = definePart((session) => {
  const layout = useLayoutStore();
  const slices = useSlicesStore(session);

  return async ({ block, section }: FlatBlock): Promise<HTMLElement | null> => {
    if (session.isLeft) return null;
    if (section.place === 'apparatus') layout.show('editor');
    else layout.closeCoveringDrawer();
    await slices.mount(block.id);
    await nextTick();
    return session.isLeft ? null : document.getElementById(block.id);
  };
});
