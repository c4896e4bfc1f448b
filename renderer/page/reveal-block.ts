import { nextTick } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { useLayoutStore } from '../stores/layout';
import { useSlicesStore } from './slices-store';

/**
 * Opens the pane of a block, closes a drawer that covers it, and mounts the block's slice. Gives the element
 * of the block; null when the open text has no such block.
 */
export const revealBlock = async ({ block, section }: FlatBlock): Promise<HTMLElement | null> => {
  const layout = useLayoutStore();
  if (section.place === 'apparatus') layout.show('editor');
  else layout.closeCoveringDrawer();
  await useSlicesStore().mount(block.id);
  await nextTick();
  return document.getElementById(block.id);
};
