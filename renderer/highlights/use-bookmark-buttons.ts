import { useEventListener, useTimeoutFn } from '@vueuse/core';
import { onMounted, onUnmounted, watch } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { wordsOf } from '../page/dom-ranges';
import { useFollowNearBlocks } from '../page/near-blocks';
import { useAnnotationsStore } from '../stores/annotations';
import { useAppStore } from '../stores/app';
import { isPainted } from '../stores/is-painted';
import { useMarksStore } from '../stores/marks';
import { changedBetween } from '../stores/sorted-lists';
import { useTextSession } from '../stores/text-session';
import { useToggleBookmark } from '../study/toggle-bookmark';

/** So long the pointer rests on a block before its button comes, in ms: while one scrolls, nothing is laid out anew. */
const rest = 100;

/**
 * Puts a button beside the number of each paragraph near the window that has a bookmark, and of the one under the
 * pointer or at the reading cursor (styles/reading.css). The buttons are made here and not by the blocks, which
 * are many. They stand beside the words, which stay as they are.
 */
export const useBookmarkButtons = (): void => {
  const session = useTextSession();
  const { cursor } = useReadingCursor();
  const annotations = useAnnotationsStore();
  const app = useAppStore();
  const marks = useMarksStore();
  const toggleBookmark = useToggleBookmark();
  const followNearBlocks = useFollowNearBlocks();
  const near = new Map<string, FlatBlock>();
  const buttons = new Map<string, HTMLButtonElement>();
  /** Id of the block under the pointer. */
  let pointed: string | null = null;

  const hasBookmark = (block: FlatBlock): boolean =>
    marks.bookmarksIn(block).some(({ range: { start } }) => start >= block.start && start < block.end);

  const make = (block: FlatBlock): HTMLButtonElement => {
    const button = document.createElement('button');
    const name = t('notes.bookmarkOf', { place: locationOfBlock(block, block.block.label ?? '') });
    button.type = 'button';
    button.className = 'bookmark';
    button.ariaLabel = name;
    button.title = name;
    button.addEventListener('click', () => void toggleBookmark(block));
    return button;
  };
  const remove = (id: string): void => {
    const button = buttons.get(id);
    if (!button) return;
    if (document.activeElement === button) button.closest<HTMLElement>('[data-pane]')?.focus();
    button.remove();
    buttons.delete(id);
  };

  /** Brings the button of one block up to date. */
  const show = (id: string | null): void => {
    const block = id === null ? undefined : session.flat.byId.get(id);
    if (!block || id === null) return;
    const isSet = near.has(id) && hasBookmark(block);
    const isOffered =
      !app.readOnly && block.end > block.start && (pointed === id || cursor.value?.blockId === id);
    if (!isSet && !isOffered) return remove(id);
    const words = wordsOf(id);
    if (!words) return;
    const button = buttons.get(id) ?? make(block);
    if (!button.isConnected) words.before(button);
    button.ariaPressed = String(isSet);
    button.tabIndex = isSet ? 0 : -1; // the key B does the same for the paragraph at the cursor
    buttons.set(id, button);
  };

  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = followNearBlocks({
      enter(id) {
        const block = session.flat.byId.get(id);
        if (block) near.set(id, block);
        show(id);
      },
      leave(id) {
        near.delete(id);
        show(id);
      },
    });
  });
  onUnmounted(() => {
    stop?.();
    [...buttons.keys()].forEach(remove);
  });
  const { start: showAt } = useTimeoutFn(
    (id: string | null) => {
      const before = pointed;
      pointed = id;
      if (before !== id) show(before);
      show(id);
    },
    rest,
    { immediate: false },
  );
  useEventListener(document, 'pointerover', ({ target, pointerType }: PointerEvent) => {
    const block = target instanceof Element && pointerType !== 'touch' ? target.closest('.block') : null;
    showAt(block?.id ?? null);
  });
  watch(
    () => cursor.value?.blockId ?? null,
    (now, before) => {
      show(before);
      show(now);
    },
    { flush: 'post' },
  );
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before, after);
      if (![...gone, ...come].every(isPainted)) [...near.keys()].forEach(show);
    },
    { flush: 'post' },
  );
};
