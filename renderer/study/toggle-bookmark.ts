import { blockAt } from '#core/text/flat-text';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { useBlockMeant } from '../selection/block-meant';
import { useAnnotationsStore } from '../stores/annotations';
import { useMarksStore } from '../stores/marks';
import { useMessages } from '../stores/messages';
import { definePart } from '../stores/text-session';
import { usePopover } from './popover';
import { useStudyStore } from './study-store';
import { refuseReadOnly, useUndoRedo } from './undo-redo';

/** Bookmarking paragraphs. */
export const useToggleBookmark = definePart((session) => {
  const blockMeant = useBlockMeant(session);
  const popover = usePopover(session);
  const annotations = useAnnotationsStore(session);
  const marks = useMarksStore(session);
  const study = useStudyStore(session);
  const { announce } = useMessages(session);
  const { toastStep } = useUndoRedo(session);

  /** The block of the highlights that were clicked, or else the one with the selection or the current one. */
  const blockHere = () => (popover.value ? blockAt(session.flat, popover.value.at.start) : blockMeant());

  /** Bookmarks a block, by default the one that is meant, or removes its bookmark. */
  return async (block = blockHere()): Promise<void> => {
    if (refuseReadOnly()) return;
    if (!block || block.end === block.start) return;
    const present = marks.bookmarkAt(block);
    if (present) {
      const { id, note } = present.annotation;
      if (!(await study.remove(id))) return;
      const hadNote = note !== '';
      toastStep(
        t(hadNote ? 'status.bookmarkNoteRemoved' : 'status.bookmarkRemoved'),
        t(hadNote ? 'status.bookmarkNoteGone' : 'status.bookmarkGone'),
      );
      return;
    }
    annotations.create(
      { start: block.start, end: block.end },
      { colour: 'none', style: 'solid' },
      'bookmarking',
    );
    announce(t('status.bookmarked', { place: locationOfBlock(block, block.block.label ?? '') }));
  };
});
