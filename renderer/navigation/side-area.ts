import { nextTick } from 'vue';
import { useReadingCursor } from '../cursor/reading-cursor';
import { useLayoutStore } from '../stores/layout';
import { definePart } from '../stores/text-session';

/** Hides the side panes, or shows them as they were. The focus goes to the text when it would be hidden. */
export const useToggleSide = definePart((session) => {
  const { focusCursor } = useReadingCursor(session);
  const layout = useLayoutStore();

  return async (): Promise<void> => {
    const hadFocus = document.activeElement?.closest('[data-dock]') != null;
    layout.toggleSide();
    await nextTick();
    if (layout.sideHidden && hadFocus && !session.isLeft) focusCursor();
  };
});
