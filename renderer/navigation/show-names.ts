import { nextTick } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { presentBlock } from '../cursor/reading-cursor';
import { selectedRange } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useTextStore } from '../stores/text';
import { useNamesStore } from '../stores/names';

/** The block of the selection, or else the one that is read. */
const blockHere = (): string | null => {
  const selected = selectedRange();
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

/** Opens the pane at one name with its mentions, and brings the focus there. */
export const showName = async (id: string): Promise<void> => {
  const names = useNamesStore();
  names.query = '';
  names.only = null;
  names.view = 'names';
  names.opened.add(id);
  useLayoutStore().show('names');
  const entry = await appeared(`[data-name="${CSS.escape(id)}"]`);
  entry?.scrollIntoView({ block: 'start' });
  entry?.querySelector('button')?.focus({ preventScroll: true });
};

/** An element of a pane that is just being opened, and perhaps loaded; null when it has not come in time. */
const appeared = async (selector: string, frames = 120): Promise<HTMLElement | null> => {
  await nextTick();
  for (let left = frames; left > 0; left -= 1) {
    const element = document.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
  return null;
};
