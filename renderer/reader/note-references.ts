import type { NoteReference } from '#core/text/references';
import { flatBlock, moveCursorTo, setCursor } from '../cursor/reading-cursor';
import { visit } from '../navigation/places';
import { bringIntoView } from '../page/scroll-pane';
import { useTextStore } from '../stores/text';

/** From a reference to its note: opens the pane, and puts cursor and focus at the note's beginning. */
export const openNote = (sectionId: string): Promise<void> =>
  visit(async () => {
    const block = useTextStore().flat.blocks.find(({ section }) => section.id === sectionId);
    if (block) await moveCursorTo(block);
  });

/** From a note to one of the references to it, or to the block where that should be; the focus goes to the reference. */
export const showReference = ({ id, blockId }: Pick<NoteReference, 'id' | 'blockId'>): Promise<void> =>
  visit(async () => {
    const block = flatBlock(blockId);
    if (!block) return;
    await moveCursorTo(block);
    const reference = document.getElementById(id);
    const pane = reference?.closest<HTMLElement>('[data-scroller]');
    if (!reference || !pane) return;
    setCursor({ blockId, word: null });
    bringIntoView(pane, () => reference.getBoundingClientRect());
    reference.focus({ preventScroll: true });
  });

/** From a note to the reference to it in that block. */
export const openReference = (blockId: string, sectionId: string): Promise<void> => {
  const span = flatBlock(blockId)?.block.spans.find(
    (one) => one.type === 'noteref' && one.section === sectionId,
  );
  return showReference({ id: span?.type === 'noteref' ? span.id : '', blockId });
};
