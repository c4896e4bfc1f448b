import { computed, shallowRef } from 'vue';
import { cursor, flatBlock, focusCursor, setCursor, type Cursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { placeOfBlock } from '../i18n/place-words';
import { useLayoutStore } from '../stores/layout';
import { useNoteListStore } from '../stores/note-list';
import { useNoticesStore } from '../stores/notices';
import { blockInPage } from '../page/block-in-page';
import { scrollerOf } from '../page/scrollers';
import { endJump } from '../page/scroll-pane';
import { scrollBack, scrolled, type Scrolled } from './scrolled';
import { back, emptyTrail, forward, leave, type Step, type Trail } from './trail';

/** Where one was: what was in view, the reading cursor, and what had the focus. */
interface Place {
  readonly text: Scrolled | null;
  readonly apparatus: Scrolled | null;
  readonly cursor: Cursor | null;
  /** Id of an element in the text or the notes; null when the focus was elsewhere. */
  readonly focus: string | null;
  /** Id of the reader's note whose card had the focus. */
  readonly note: string | null;
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

const present = (): Place => {
  const focused = document.activeElement;
  const block = focused?.closest('.block');
  return {
    text: scrolled(scrollerOf('text')),
    apparatus: scrolled(scrollerOf('apparatus')),
    cursor: cursor.value,
    focus: block ? focused?.id || block.id : null,
    note: focused?.closest('article[id^="note-"]')?.id.slice('note-'.length) ?? null,
  };
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
  await Promise.all((['text', 'apparatus'] as const).map((place) => endJump(scrollerOf(place))));
  scrollBack(to.text);
  scrollBack(to.apparatus);
  setCursor(to.cursor);
  const list = useNoteListStore();
  if (to.note && list.ids.includes(to.note)) {
    useLayoutStore().show('mine');
    list.reveal(to.note, true);
    return notices.announce(t(sentence, { place: t('panes.mine') }));
  }
  const element = to.focus ? document.getElementById(to.focus) : null;
  if (element?.matches('.block')) setCursor({ blockId: element.id, word: to.cursor?.word ?? null });
  if (element) element.focus({ preventScroll: true });
  else focusCursor();
  if (block) notices.announce(t(sentence, { place: placeOfBlock(block, block.block.label ?? '') }));
};
