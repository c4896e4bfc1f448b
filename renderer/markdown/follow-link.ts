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
import { useLayoutStore } from '../stores/layout';
import { useNoteListStore } from '../stores/note-list';
import { definePart } from '../stores/text-session';
import { useStudyStore } from '../study/study-store';

/** The links in notes that lead to a place in the text or to another note. */
export const useFollowLink = definePart((session) => {
  const dialogs = useDialogsStore();
  const { flatBlock } = useReadingCursor(session);
  const { showName } = useShowNames(session);
  const { goTo } = useContents(session);
  const { visit } = useVisits(session);
  const annotations = useAnnotationsStore(session);
  const names = useNamesStore(session);
  const list = useNoteListStore(session);
  const study = useStudyStore(session);
  const layout = useLayoutStore();
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
    if (link.kind === 'note') return showNote(link.id);
    const block = flatBlock(link.id);
    if (block) await goTo(block);
  };

  /**
   * Shows a note's passage in the text, and its card with the focus, even if the filter leaves the note out.
   */
  const showNote = (id: string): void => {
    layout.show('mine');
    const isAnchored = (annotations.byId.get(id)?.ranges.length ?? 0) > 0;
    if (isAnchored) study.show(id);
    else visit(() => study.show(id));
    if (!list.ids.includes(id)) list.keep(id);
    list.reveal(id, true);
  };

  return { isThere, followLink };
});
