import { computed, shallowRef } from 'vue';
import { cursor, flatBlock, focusCursor, setCursor, type Cursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { useLayoutStore } from '../stores/layout';
import { useNoteListStore } from '../stores/note-list';
import { useNoticesStore } from '../stores/notices';
import { revealBlock } from '../page/reveal-block';
import { scrollerOf } from '../page/scrollers';
import { stopScrolling } from '../page/scroll-to-show';
import { restoreScrollPosition, scrollPositionOf, type ScrollPosition } from './scroll-position';
import { back, emptyTrail, forward, push, type Step, type Trail } from './trail';

/** A point that Back returns to: what was in view, the reading cursor, and what had the focus. */
interface Visit {
  readonly text: ScrollPosition | null;
  readonly apparatus: ScrollPosition | null;
  readonly cursor: Cursor | null;
  /** Id of an element in the text or the notes; null when the focus was elsewhere. */
  readonly focus: string | null;
  /** Id of the reader's note whose card had the focus. */
  readonly note: string | null;
}

const trail = shallowRef<Trail<Visit>>(emptyTrail);
export const canGoBack = computed(() => trail.value.behind.length > 0);
export const canGoForward = computed(() => trail.value.ahead.length > 0);

/** Records the current visit for Back, then jumps. Every jump goes through this function. */
export const visit = <Done>(jump: () => Done): Done => {
  trail.value = push(trail.value, currentVisit());
  return jump();
};

export const goBack = (): Promise<void> => returnTo(back(trail.value, currentVisit()), 'places.back');
export const goForward = (): Promise<void> =>
  returnTo(forward(trail.value, currentVisit()), 'places.forward');

const currentVisit = (): Visit => {
  const focused = document.activeElement;
  const block = focused?.closest('.block');
  return {
    text: scrollPositionOf(scrollerOf('text')),
    apparatus: scrollPositionOf(scrollerOf('apparatus')),
    cursor: cursor.value,
    focus: block ? focused?.id || block.id : null,
    note: focused?.closest('article[id^="note-"]')?.id.slice('note-'.length) ?? null,
  };
};

const returnTo = async (
  step: Step<Visit> | null,
  sentence: 'places.back' | 'places.forward',
): Promise<void> => {
  const notices = useNoticesStore();
  if (!step)
    return notices.announce(t(sentence === 'places.back' ? 'places.noneBehind' : 'places.noneAhead'));
  trail.value = step.trail;
  const { to } = step;
  const focused = to.focus ? document.getElementById(to.focus)?.closest('.block')?.id : undefined;
  const block = flatBlock(focused ?? to.cursor?.blockId ?? to.text?.blockId ?? '');
  if (block) await revealBlock(block);
  await Promise.all((['text', 'apparatus'] as const).map((place) => stopScrolling(scrollerOf(place))));
  restoreScrollPosition(to.text);
  restoreScrollPosition(to.apparatus);
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
  if (block) notices.announce(t(sentence, { place: locationOfBlock(block, block.block.label ?? '') }));
};
