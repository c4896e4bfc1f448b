import { nextTick } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { presentBlock } from '../cursor/reading-cursor';
import { pageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useTextStore } from '../stores/text';
import { useNamesStore } from './names-store';

/** The block of the selection, or else the one that is read. */
const blockHere = (): string | null => {
  const selected = pageSelection.value;
  const block = selected ? blockAt(useTextStore().flat, selected.range.start) : presentBlock();
  return block?.block.id ?? null;
};

/** Opens the pane with the names of the paragraph that is read, and brings the focus there. */
export const showNamesHere = async (): Promise<void> => {
  const names = useNamesStore();
  names.only = blockHere();
  names.view = 'names';
  useLayoutStore().show('names');
  await nextTick();
  document.querySelector<HTMLElement>('[data-pane="names"]')?.focus();
};
