import { nextTick } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { pageSelection } from '../selection/page-selection';
import { useLayoutStore } from '../stores/layout';
import { useTextStore } from '../stores/text';
import { useNamesStore } from './names-store';

/** The block that a person is at: that of the selection, or else the first one wholly in view of the text. */
const blockHere = (): string | null => {
  const selected = pageSelection.value;
  if (selected) return blockAt(useTextStore().flat, selected.range.start).block.id;
  const pane = document.querySelector<HTMLElement>('main[data-scroller]');
  const top = pane?.getBoundingClientRect().top ?? 0;
  const blocks = [...(pane?.querySelectorAll<HTMLElement>('.block') ?? [])];
  return blocks.find((block) => block.getBoundingClientRect().top >= top)?.id ?? null;
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
