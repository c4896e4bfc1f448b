import { computed } from 'vue';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { useLayoutStore } from '../stores/layout';
import { useNoteListStore } from '../stores/note-list';
import { useNoticesStore } from '../stores/notices';
import { useOpenTextsStore } from '../stores/open-texts';
import { definePart } from '../stores/text-session';
import { useRevealBlock } from '../page/reveal-block';
import { scrollerOf } from '../page/scrollers';
import { stopScrolling } from '../page/scroll-to-show';
import { restoreScrollPosition, scrollPositionOf } from './scroll-position';
import { back, forward, push, type Step } from './trail';
import { useTrailStore, type Visit } from './trail-store';

/** Where the reader has been, in all texts, and the way back to it. */
export const useVisits = definePart((session) => {
  const { cursor, flatBlock, focusCursor, setCursor } = useReadingCursor(session);
  const revealBlock = useRevealBlock(session);
  const list = useNoteListStore(session);
  const layout = useLayoutStore();
  const notices = useNoticesStore();
  const store = useTrailStore();
  const texts = useOpenTextsStore();

  const canGoBack = computed(() => store.trail.behind.length > 0);
  const canGoForward = computed(() => store.trail.ahead.length > 0);

  /** Records the current visit for Back, then jumps. Every jump goes through this function. */
  const visit = <Done>(jump: () => Done): Done => {
    store.trail = push(store.trail, currentVisit());
    return jump();
  };

  const goBack = (): Promise<void> => returnTo(back(store.trail, currentVisit()), 'places.back');

  const goForward = (): Promise<void> => returnTo(forward(store.trail, currentVisit()), 'places.forward');

  const currentVisit = (): Visit => {
    const focused = document.activeElement;
    const block = focused?.closest('.block');
    return {
      textId: session.text.id,
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
    if (!step)
      return notices.explain(t(sentence === 'places.back' ? 'places.noneBehind' : 'places.noneAhead'));
    const { to } = step;
    const there = to.textId === session.text.id ? session : await texts.show(to.textId);
    if (!there) return;
    store.trail = step.trail;
    await useVisits(there).arriveAt(to, (place) => {
      const { title } = there.text.metadata;
      return t(sentence, { place: there === session ? place : t('places.inText', { title, place }) });
    });
  };

  /**
   * Brings back what was in view, the cursor and the focus of a visit to this text, and announces the sentence that
   * `naming` makes of the name of the place.
   */
  const arriveAt = async (to: Visit, naming: (place: string) => string): Promise<void> => {
    const focused = to.focus ? document.getElementById(to.focus)?.closest('.block')?.id : undefined;
    layout.leave();
    const block = flatBlock(focused ?? to.cursor?.blockId ?? to.text?.blockId ?? '');
    if (block) await revealBlock(block);
    await Promise.all((['text', 'apparatus'] as const).map((place) => stopScrolling(scrollerOf(place))));
    if (session.isLeft) return;
    restoreScrollPosition(to.text);
    restoreScrollPosition(to.apparatus);
    setCursor(to.cursor);
    if (to.note && list.ids.includes(to.note)) {
      layout.show('mine');
      list.reveal(to.note, true);
      return notices.announce(naming(t('panes.mine')));
    }
    const element = to.focus ? document.getElementById(to.focus) : null;
    if (element?.matches('.block')) setCursor({ blockId: element.id, word: to.cursor?.word ?? null });
    if (element) element.focus({ preventScroll: true });
    else focusCursor();
    if (block) notices.announce(naming(locationOfBlock(block, block.block.label ?? '')));
  };

  return { canGoBack, canGoForward, visit, goBack, goForward, arriveAt };
});
