import type { NoteReference } from '#core/text/references';
import { useReadingCursor } from '../cursor/reading-cursor';
import { useVisits } from '../navigation/visits';
import { scrollToShow } from '../page/scroll-to-show';
import { definePart } from '../stores/text-session';

/** The ways from a reference to its note, and back. */
export const useNoteReferences = definePart((session) => {
  const { flatBlock, moveCursorTo, setCursor } = useReadingCursor(session);
  const { visit } = useVisits(session);

  /**
   * Opens the pane with the note of a section, and moves the cursor and the focus to the note's first block.
   */
  const openNote = (sectionId: string): Promise<void> =>
    visit(async () => {
      const block = session.flat.blocks.find(({ section }) => section.id === sectionId);
      if (block) await moveCursorTo(block);
    });

  /**
   * Shows a reference to a note, and gives it the focus; without such a reference, the block where it should
   * be.
   */
  const showReference = ({ id, blockId }: Pick<NoteReference, 'id' | 'blockId'>): Promise<void> =>
    visit(async () => {
      const block = flatBlock(blockId);
      if (!block) return;
      await moveCursorTo(block);
      if (session.isLeft) return;
      const reference = document.getElementById(id);
      const pane = reference?.closest<HTMLElement>('[data-scroller]');
      if (!reference || !pane) return;
      setCursor({ blockId, word: null });
      scrollToShow(pane, () => reference.getBoundingClientRect());
      reference.focus({ preventScroll: true });
    });

  /** Shows the reference to the note `sectionId` in the block `blockId`. */
  const openReference = (blockId: string, sectionId: string): Promise<void> => {
    const span = flatBlock(blockId)?.block.spans.find(
      (one) => one.type === 'noteref' && one.section === sectionId,
    );
    return showReference({ id: span?.type === 'noteref' ? span.id : '', blockId });
  };

  return { openNote, showReference, openReference };
});
