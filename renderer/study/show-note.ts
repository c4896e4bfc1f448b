import { useShowRange } from '../navigation/show-range';
import { useVisits } from '../navigation/visits';
import { useAnnotationsStore } from '../stores/annotations';
import { useLayoutStore } from '../stores/layout';
import { useNoteListStore } from '../stores/note-list';
import { definePart } from '../stores/text-session';
import { useStudyStore } from './study-store';

/** How a note is shown. `isStep`: as one of several steps, of which Back takes back all together. */
interface Showing {
  /** Whether its card gets the focus. */
  readonly focus?: boolean;
  readonly isStep?: boolean;
}

/**
 * Shows a note's passage in the text, unless a drawer covers that, and then its card, even if the filter leaves the
 * note out.
 */
export const useShowNote = definePart((session) => {
  const { visit } = useVisits(session);
  const showRange = useShowRange(session);
  const annotations = useAnnotationsStore(session);
  const list = useNoteListStore(session);
  const study = useStudyStore(session);
  const layout = useLayoutStore();

  return async (id: string, { focus = false, isStep = false }: Showing = {}): Promise<void> => {
    const [range] = annotations.byId.get(id)?.ranges ?? [];
    study.active = id;
    if (range && !layout.covering) await showRange(range, { isStep });
    else if (!isStep) visit(() => undefined);
    if (session.isLeft) return;
    layout.show('mine');
    if (!list.ids.includes(id)) list.keep(id);
    list.reveal(id, focus);
  };
});
