import { computed, shallowRef } from 'vue';
import { cursor, flatBlock, focusCursor, setCursor, type Cursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { placeOfBlock } from '../notes/note-place';
import { useNoticesStore } from '../stores/notices';
import { blockInPage } from './block-in-page';
import { firstBlockBelow, scrollerOf } from './panes';
import { restingTop } from './scroll-pane';
import { back, emptyTrail, forward, leave, type Step, type Trail } from './trail';

/** How a pane is scrolled: its first block in view, and how much of that block's height is above the view (may be negative). */
interface Scrolled {
  readonly blockId: string;
  readonly passed: number;
}

/** Where one was: what was in view, the reading cursor, and what had the focus. */
interface Place {
  readonly text: Scrolled | null;
  readonly apparatus: Scrolled | null;
  readonly cursor: Cursor | null;
  /** Id of an element in the text or the notes; null when the focus was elsewhere. */
  readonly focus: string | null;
}

const trail = shallowRef<Trail<Place>>(emptyTrail);
export const canGoBack = computed(() => trail.value.behind.length > 0);
export const canGoForward = computed(() => trail.value.ahead.length > 0);

/** Does a jump, having kept where one was, so that one can come back. Every jump goes through here. */
export const visit = <Done>(jump: () => Done): Done => {
  trail.value = leave(trail.value, present());
  return jump();
};

export const goBack = (): Promise<void> => go(back(trail.value, present()), 'places.back');
export const goForward = (): Promise<void> => go(forward(trail.value, present()), 'places.forward');

const scrolled = (scroller: HTMLElement | null): Scrolled | null => {
  if (!scroller) return null;
  const top = scroller.getBoundingClientRect().top + restingTop(scroller) - scroller.scrollTop;
  const block = firstBlockBelow(scroller, top);
  const box = block?.getBoundingClientRect();
  return block && box && box.height > 0
    ? { blockId: block.id, passed: Number(((top - box.top) / box.height).toFixed(3)) }
    : null;
};

const present = (): Place => {
  const focused = document.activeElement;
  const block = focused?.closest('.block');
  return {
    text: scrolled(scrollerOf('text')),
    apparatus: scrolled(scrollerOf('apparatus')),
    cursor: cursor.value,
    focus: block ? focused?.id || block.id : null,
  };
};

const restore = (place: Scrolled | null): void => {
  const block = place && document.getElementById(place.blockId);
  const scroller = block?.closest('[data-scroller]');
  if (!block || !scroller) return;
  const box = block.getBoundingClientRect();
  scroller.scrollTo({
    top: scroller.scrollTop + box.top - scroller.getBoundingClientRect().top + place.passed * box.height,
    behavior: 'instant',
  });
};

const go = async (step: Step<Place> | null, sentence: 'places.back' | 'places.forward'): Promise<void> => {
  const notices = useNoticesStore();
  if (!step)
    return notices.announce(t(sentence === 'places.back' ? 'places.noneBehind' : 'places.noneAhead'));
  trail.value = step.trail;
  const { to } = step;
  const focused = to.focus ? document.getElementById(to.focus)?.closest('.block')?.id : undefined;
  const block = flatBlock(focused ?? to.cursor?.blockId ?? to.text?.blockId ?? '');
  if (block) await blockInPage(block);
  restore(to.text);
  restore(to.apparatus);
  setCursor(to.cursor);
  const element = to.focus ? document.getElementById(to.focus) : null;
  if (element?.matches('.block')) setCursor({ blockId: element.id, word: to.cursor?.word ?? null });
  if (element) element.focus({ preventScroll: true });
  else focusCursor();
  if (block) notices.announce(t(sentence, { place: placeOfBlock(block, block.block.label ?? '') }));
};
