import { nextTick } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { useLayoutStore } from '../stores/layout';
import { useSlicesStore } from './slices-store';

/** The element of a block, in a pane that is open and not covered; null when the block is in no text that is open. */
export const blockInPage = async ({ block, section }: FlatBlock): Promise<HTMLElement | null> => {
  const layout = useLayoutStore();
  if (section.place === 'apparatus') layout.show('editor');
  else layout.uncover();
  await useSlicesStore().mount(block.id);
  await nextTick();
  return document.getElementById(block.id);
};
