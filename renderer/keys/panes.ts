import { useReadingCursor } from '../cursor/reading-cursor';
import { useLayoutStore } from '../stores/layout';
import { definePart } from '../stores/text-session';

/**
 * Moves the focus to the next or the previous pane (`data-pane`), in the order in which they are seen. In a pane
 * with the reading cursor the cursor gets the focus, elsewhere the pane itself.
 */
export const useFocusPane = definePart((session) => {
  const { focusCursor } = useReadingCursor(session);
  const layout = useLayoutStore();

  return (by: 1 | -1): void => {
    const order = layout.places.groups.flatMap(({ group }) => group.panes);
    const placeOf = ({ dataset }: HTMLElement): number => order.findIndex((name) => name === dataset['pane']);
    const reachable = document.querySelectorAll<HTMLElement>('[data-pane]:not([inert], [inert] *)');
    const panes = [...reachable].sort(
      (one, other) => placeOf(one) - placeOf(other), // the text, which has no place, comes first
    );
    const here = panes.findIndex((pane) => pane.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : panes.length - 1) : (here + by + panes.length) % panes.length;
    const pane = panes[next];
    if (pane?.querySelector('[data-cursor]')) focusCursor(pane);
    else pane?.focus();
  };
});

/**
 * Selects the words of the dialog or the pane that has the focus, or of the text when none has it, instead of
 * the whole window.
 */
export const selectWordsHere = (): void => {
  const here = document.activeElement;
  const dialog =
    here?.closest('[role="dialog"]') ?? document.querySelector('[role="dialog"][data-state="open"]');
  const part = dialog ?? here?.closest('[data-pane]') ?? document.querySelector('main[data-pane]');
  const words = part?.matches('[data-scroller]') ? part : (part?.querySelector('[data-scroller]') ?? part);
  if (words) document.getSelection()?.selectAllChildren(words);
};
