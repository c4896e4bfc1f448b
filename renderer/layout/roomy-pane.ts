import { useEventListener } from '@vueuse/core';
import { nextTick, watch, type ShallowRef } from 'vue';
import { paneNames, type PaneName } from '#contract/panes';
import { useLayoutStore } from '../stores/layout';
import { useStudyStore } from '../study/study-store';
import { groupOf } from '../stores/pane-tree';

const isModifier = (key: string): boolean => ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key);
/** Keys that only move the focus to another pane. */
const isWayOut = (key: string): boolean => key === 'F6' || key === 'Tab';

const paneOf = (target: EventTarget | null): PaneName | null => {
  const pane = target instanceof Element ? target.closest<HTMLElement>('[data-pane]')?.dataset['pane'] : null;
  return paneNames.find((name) => name === pane) ?? null;
};
const isInText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('main') !== null;

/**
 * Gives the pane with the focus more room, and returns everything to its place when the person turns to the text:
 * clicks in it, presses a key there, or walks to it. A jump into the text that started in a pane leaves that pane
 * where it is, so that the next mention or note can be chosen.
 */
export const useRoomyPane = (area: Readonly<ShallowRef<HTMLElement | null>>): void => {
  const layout = useLayoutStore();
  const study = useStudyStore();
  let isPressed = false;
  let lastKey = '';

  useEventListener(
    document,
    'pointerdown',
    () => {
      isPressed = true;
      lastKey = '';
    },
    { capture: true },
  );
  useEventListener(document, ['pointerup', 'pointercancel'], () => (isPressed = false), { capture: true });
  useEventListener(area, 'focusin', ({ target, relatedTarget }) => {
    const [pane, from] = [paneOf(target), paneOf(relatedTarget)];
    const isJump = from !== null && from !== pane && !isWayOut(lastKey);
    if (pane && !isPressed && !isJump) layout.giveRoom(pane, false);
  });
  useFocusOfCovered(layout);
  useFocusOfMovedTab(layout);
  // Nothing moves away from under the pointer: the pane grows after the click, and only downwards.
  useEventListener(area, 'click', ({ target }) => {
    const pane = paneOf(target);
    if (pane && pane !== layout.roomy) layout.giveRoom(pane, true);
  });

  // Before the click or the key itself is handled, which may bring a pane forward again. Selected words may be meant
  // for the note that is open, and so may keys that are pressed while it is.
  useEventListener(
    document,
    'click',
    ({ target }) => {
      const isForNote = study.editing !== null && document.getSelection()?.isCollapsed === false;
      if (isInText(target) && !isForNote) layout.leave();
    },
    { capture: true },
  );
  useEventListener(
    document,
    'keydown',
    ({ key, target, ctrlKey, metaKey }) => {
      if (isModifier(key)) return;
      lastKey = key;
      const isForNote = study.editing !== null || study.awaited !== null;
      if (isInText(target) && !isForNote && !isWayOut(key) && !ctrlKey && !metaKey) layout.leave();
    },
    { capture: true },
  );
  useEventListener(document, 'focusin', ({ target }) => {
    if (isInText(target) && isWayOut(lastKey)) layout.leave();
  });
};

/** When a pane with the focus is covered, the focus goes to the pane that covers it. */
const useFocusOfCovered = (layout: ReturnType<typeof useLayoutStore>): void => {
  watch(
    () => paneNames.filter(layout.isOpen),
    async (open) => {
      const [focused, pane] = [document.activeElement, paneOf(document.activeElement)];
      if (pane === null || open.includes(pane)) return;
      await nextTick();
      const group = groupOf(layout.tree, pane);
      const front = layout.standing === 'drawer' ? layout.drawer : group && layout.shownIn(group);
      const isLost = document.activeElement === focused || document.activeElement === document.body;
      if (front && isLost) document.querySelector<HTMLElement>(`[data-pane="${front}"]`)?.focus();
    },
  );
};

/** A tab with the focus keeps it when it moves to another group. */
const useFocusOfMovedTab = (layout: ReturnType<typeof useLayoutStore>): void => {
  watch(
    () => layout.tree,
    async () => {
      const { id = '' } = document.activeElement?.closest('[data-tab]') ?? {};
      await nextTick();
      if (id !== '' && document.activeElement === document.body) document.getElementById(id)?.focus();
    },
  );
};
