import { shallowRef } from 'vue';
import type { OfferedAction } from '#contract/menu';
import { api } from '../api';
import { useReadingCursor } from '../cursor/reading-cursor';
import { useHitAt } from '../highlights/hit-test';
import { useOpenHere } from '../highlights/open-here';
import { usePageSelection } from '../selection/page-selection';
import { useAppStore } from '../stores/app';
import { definePart } from '../stores/text-session';
import { usePopover } from '../study/popover';
import { useStudyStore } from '../study/study-store';
import { isInTextField } from '../ui/text-field';

/**
 * The page's share of the desktop's context menu: what is under the pointer, or at the cursor when the menu key
 * asks. A highlight answers with its own toolbar instead of a menu. A browser keeps its own menu.
 */
export const useContextMenu = definePart((session) => {
  const app = useAppStore();
  const hitAt = useHitAt(session);
  const popover = usePopover(session);
  const study = useStudyStore(session);
  const { blockInFocus, cursor, setCursor } = useReadingCursor(session);
  const { hasHighlightsHere, openHighlightsHere } = useOpenHere(session);
  const { pageSelection } = usePageSelection(session);
  /** The link that the menu is about. */
  const link = shallowRef<HTMLElement | null>(null);

  const onContextMenu = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || app.info?.shell !== 'desktop' || isInTextField(target)) return;
    link.value = target?.closest<HTMLElement>('a[href]') ?? null;
    if (!link.value && !pageSelection.value && openHighlights(event, target)) return event.preventDefault();
    const ofSelection: readonly OfferedAction[] = pageSelection.value
      ? [...(app.readOnly ? [] : (['highlight', 'note'] as const)), 'copy', 'find-all']
      : [];
    const ofLink: readonly OfferedAction[] = link.value ? ['open-link'] : [];
    void api.invoke('app.offered', { actions: [...ofSelection, ...ofLink, ...ofPlace(target)] });
  };

  /** The link to what is there. The commands act on the active note, and on the selection or the reading cursor. */
  const ofPlace = (target: Element | null): readonly OfferedAction[] => {
    const note = target?.closest<HTMLElement>('[data-note]')?.dataset['note'];
    if (note !== undefined) {
      study.active = note;
      return ['copy-note-link'];
    }
    const blockId = target?.closest('.block')?.id ?? '';
    if (!pageSelection.value && !session.flat.byId.has(blockId)) return [];
    if (!pageSelection.value && cursor.value?.blockId !== blockId) setCursor({ blockId, word: null });
    return ['copy-paragraph-link'];
  };

  /** Opens the toolbar of the highlights there; gives whether there are any. */
  const openHighlights = (event: MouseEvent, target: Element | null): boolean => {
    if (isByKey(event)) {
      if (target?.id !== blockInFocus()?.block.id || !hasHighlightsHere()) return false;
      openHighlightsHere();
      return true;
    }
    const { clientX: x, clientY: y } = event;
    const hit = target?.closest('.words') ? hitAt(x, y) : null;
    const ids = hit?.entries.map(({ annotation }) => annotation.id) ?? [];
    if (!hit || ids.length === 0) return false;
    study.active = ids[0] ?? null;
    popover.value = { ids, at: hit.letter, x, y };
    return true;
  };

  const hasLink = (): boolean => link.value?.isConnected === true;
  const openLink = (): void => link.value?.click();

  return { onContextMenu, hasLink, openLink };
});

/** The menu key presses no button. On macOS, Control with the first button is a click of the second. */
const isByKey = ({ button, ctrlKey }: MouseEvent): boolean => button !== 2 && !ctrlKey;
