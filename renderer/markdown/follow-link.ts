import type { NoteLink } from '#core/links/links';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { useDialogsStore } from '../stores/dialogs';
import { useShowNames } from '../navigation/show-names';
import { useNamesStore } from '../stores/names';
import { useContents } from '../navigation/contents';
import { useVisits } from '../navigation/visits';
import { useMessages } from '../stores/messages';
import { useAnnotationsStore } from '../stores/annotations';
import { definePart } from '../stores/text-session';
import { useShowNote } from '../study/show-note';

/** The links in notes that lead to a place in the text or to another note. */
export const useFollowLink = definePart((session) => {
  const dialogs = useDialogsStore();
  const { flatBlock } = useReadingCursor(session);
  const { showName } = useShowNames(session);
  const { goTo } = useContents(session);
  const { visit } = useVisits(session);
  const annotations = useAnnotationsStore(session);
  const names = useNamesStore(session);
  const showNote = useShowNote(session);
  const { explain } = useMessages(session);

  /** Whether the destination of a link exists in the open text or among the reader's notes on it. */
  const isThere = (link: NoteLink | null): boolean => {
    if (!link) return false;
    const { kind, id } = link;
    if (kind === 'paragraph') return flatBlock(id) !== undefined;
    if (kind === 'note') return annotations.byId.has(id);
    return names.entries.some((entry) => entry.id === id);
  };

  /**
   * Goes to the destination of a link; Back returns. Null: a link without a destination, which is announced.
   */
  const followLink = (link: NoteLink | null): void => {
    if (dialogs.open) void dialogs.afterDialog(() => void go(link));
    else void go(link);
  };

  const go = async (link: NoteLink | null): Promise<void> => {
    if (!link || !isThere(link)) return explain(t('links.isGone'));
    if (link.kind === 'name') return visit(() => showName(link.id));
    if (link.kind === 'note') return showNote(link.id, { focus: true });
    const block = flatBlock(link.id);
    if (block) await goTo(block);
  };

  return { isThere, followLink };
});
