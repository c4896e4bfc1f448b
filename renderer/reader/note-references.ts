import { nextTick } from 'vue';
import type { NoteReference } from '#core/text/references';
import { useLayoutStore } from '../stores/layout';
import { useSlicesStore } from '../stores/slices';
import { scrollBehaviour } from './scroll-behaviour';

/** Ids of the references that were followed and not yet come back from, the latest last. */
const followed: string[] = [];

/** Moves an element to the top of its pane and the focus to it; what cannot hold the focus gets it on loan. */
const reveal = async (element: HTMLElement | null): Promise<void> => {
  if (!element) return;
  const layout = useLayoutStore();
  if (element.closest('main')) layout.uncover();
  else layout.show('editor');
  await nextTick();
  if (element.tabIndex < 0) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.scrollIntoView({ block: 'start', behavior: scrollBehaviour() });
  element.focus({ preventScroll: true });
};

/** From a reference to its note: opens the pane, scrolls there and moves the focus. */
export const openNote = async (referenceId: string, sectionId: string): Promise<void> => {
  followed.push(referenceId);
  await useSlicesStore().mountSection(sectionId);
  await reveal(document.getElementById(sectionId));
};

/** Back to the reference that was followed last. */
export const goBack = (): void => {
  const id = followed.pop();
  if (id) void reveal(document.getElementById(id));
};

/** From a note to one of the references to it. */
export const showReference = async ({ id, blockId }: NoteReference): Promise<void> => {
  await useSlicesStore().mount(blockId);
  await reveal(document.getElementById(id));
};

/** From a note to the reference to it in that block. */
export const openReference = async (blockId: string, sectionId: string): Promise<void> => {
  await useSlicesStore().mount(blockId);
  const block = document.getElementById(blockId);
  const reference = block?.querySelector<HTMLElement>(
    `[role="doc-noteref"][href="#${CSS.escape(sectionId)}"]`,
  );
  const last = reference ? followed.lastIndexOf(reference.id) : -1;
  if (last >= 0) followed.length = last;
  await reveal(reference ?? block);
};
