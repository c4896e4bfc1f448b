import { nextTick } from 'vue';
import { useBlockMeant } from '../selection/block-meant';
import { useLayoutStore } from '../stores/layout';
import { useNamesStore } from '../stores/names';
import { definePart } from '../stores/text-session';

/** The ways from the text to the names pane. */
export const useShowNames = definePart((session) => {
  const blockMeant = useBlockMeant(session);
  const names = useNamesStore(session);
  const layout = useLayoutStore();

  /** Opens the names pane with the names of the current block, and moves the focus there. */
  const showNamesHere = async (): Promise<void> => {
    names.only = blockMeant()?.block.id ?? null;
    names.view = 'names';
    layout.show('names');
    await nextTick();
    document.querySelector<HTMLElement>('[data-pane="names"]')?.focus();
  };

  /** Opens the names pane at one name with its mentions, and moves the focus there. */
  const showName = async (id: string): Promise<void> => {
    names.query = '';
    names.only = null;
    names.view = 'names';
    names.opened.add(id);
    layout.show('names');
    const entry = await elementOf(`[data-name="${CSS.escape(id)}"]`);
    if (session.isLeft) return;
    entry?.scrollIntoView({ block: 'start' });
    entry?.querySelector('button')?.focus({ preventScroll: true });
  };

  return { showNamesHere, showName };
});

/**
 * Waits for an element of a pane that is opening, and perhaps loading, up to a number of frames; null when it
 * does not appear.
 */
const elementOf = async (selector: string, frames = 120): Promise<HTMLElement | null> => {
  await nextTick();
  await new Promise(requestAnimationFrame); // until the list is where it was left
  for (let left = frames; left > 0; left -= 1) {
    const element = document.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
  return null;
};
