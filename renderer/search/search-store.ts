import { computed, shallowRef, watch } from 'vue';
import { useTimeoutFn } from '@vueuse/core';
import type { TextRange } from '#core/annotation/annotation';
import type { SearchHit, SearchOrder } from '#core/search/hit';
import { globalOffset } from '#core/text/flat-text';
import type { SearchResults } from '#contract/commands';
import type { ErrorCode, Result } from '#contract/result';
import { api } from '../api';
import { useKeyboardSelection } from '../selection/keyboard-selection';
import { useReadingCursor } from '../cursor/reading-cursor';
import { usePainter } from '../page/painter';
import { counted, n, t } from '../i18n';
import { useShowRange } from '../navigation/show-range';
import { useAnnotationsStore } from '../stores/annotations';
import { useLayoutStore } from '../stores/layout';
import { useNoticesStore } from '../stores/notices';
import { useSettingsStore } from '../stores/settings';
import { defineTextStore } from '../stores/text-session';
import { useShowNote } from '../study/show-note';
import { useSoughtWords } from '../study/sought-words';
import { createLatest } from './latest';
import { usePlaceBefore } from './place-before';

/** So many hits are asked for at first, and so many more each time that more are wanted. */
const hitsAtOnce = 2000;
const mostHits = 100_000;
/** Time after a change of a note before the notes are searched again, in ms. */
const afterChange = 400;

/** The search in the open text and the notes on it: its query, its hits, and the hit that was gone to. */
export const useSearchStore = defineTextStore((session) => {
  const { selectAt } = useKeyboardSelection(session);
  const { setCursor } = useReadingCursor(session);
  const placeBefore = usePlaceBefore(session);
  const painter = usePainter(session);
  const showRange = useShowRange(session);
  const annotations = useAnnotationsStore(session);
  const showNote = useShowNote(session);
  const sought = useSoughtWords(session);
  const layout = useLayoutStore();
  const notices = useNoticesStore();
  const settings = useSettingsStore();
  const { id: textId, contentHash } = session.text;

  const query = shallowRef('');
  /** The hits in the text and in the editor's notes; null: not searched. */
  const results = shallowRef<SearchResults | null>(null);
  /** The hits in the reader's notes. */
  const mine = shallowRef<SearchResults | null>(null);
  /** The hit that was gone to last. */
  const current = shallowRef<SearchHit | null>(null);
  const busy = shallowRef(false);
  const limit = shallowRef(hitsAtOnce);
  const order = computed(() => settings.settings.searchOrder);
  const open = computed(() => query.value.trim() !== '');
  const hits = computed(() => [...(results.value?.hits ?? []), ...(mine.value?.hits ?? [])]);
  const total = computed(() => (results.value?.total ?? 0) + (mine.value?.total ?? 0));
  /** The queries to which `results` and `mine` are the answers; null: not answered. */
  const answeredByText = shallowRef<string | null>(null);
  const answeredByMine = shallowRef<string | null>(null);
  /** Whether the text and the notes have answered the same query, so that `total` is the number of all. */
  const isAnswered = computed(
    () => answeredByText.value !== null && answeredByText.value === answeredByMine.value,
  );
  /** The query and the order of the hits that are there. */
  let answered = '';

  const takeText = (result: Result<SearchResults>, { query: words }: Question): void => {
    busy.value = false;
    answeredByText.value = words;
    results.value = result.ok ? result.value : null;
    painter.paintHits(hitRanges.value);
    keepCurrent();
    if (result.ok) notices.settle('search');
    else tellWhy(result.error.code);
  };
  const takeMine = (result: Result<SearchResults>, { query: words }: Question): void => {
    answeredByMine.value = words;
    mine.value = result.ok ? ofPresentWords(result.value) : null;
    keepCurrent();
    if (!result.ok && results.value) tellWhy(result.error.code);
  };
  /** The program searches the words that are saved; those on the page may be newer. */
  const ofPresentWords = ({ total: all, hits: found }: SearchResults): SearchResults => {
    const present = found.filter(
      ({ block, start, end, quote }) =>
        annotations.byId.get(block)?.annotation.note.slice(start, end) === quote,
    );
    return { total: all - found.length + present.length, hits: present };
  };
  /** The hit that was gone to stays that, when the same query is answered again. */
  const keepCurrent = (): void => {
    const now = JSON.stringify([query.value, order.value]);
    const before = now === answered ? current.value : null;
    answered = now;
    goTo(hits.value.find((hit) => before !== null && isSameHit(hit, before)) ?? null);
  };
  const text = createLatest(
    (question: Question & { readonly order: SearchOrder }) =>
      api.invoke('search.query', { textId, contentHash, ...question }),
    takeText,
  );
  const notes = createLatest(
    (question: Question) => api.invoke('search.mine', { textId, ...question }),
    takeMine,
  );

  /** Ends when the present query has been answered. */
  let running: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => (running = ask());
  const ask = async (): Promise<void> => {
    if (!open.value) return clear();
    busy.value = true;
    const words = query.value;
    await Promise.all([
      text.ask({ query: words, order: order.value, limit: limit.value }),
      searchNotes(words),
    ]);
    const found = results.value;
    if (words === query.value && found)
      notices.announce(counted('search.count', total.value), () => results.value === found);
  };

  /** The program searches the notes that are saved, so what was typed just now is saved first. */
  const searchNotes = async (words: string): Promise<void> => {
    if (annotations.hasUnsent && annotations.unsaved.size === 0) await annotations.flush();
    if (words === query.value) await notes.ask({ query: words, limit: limit.value });
  };

  const clear = (): void => {
    text.drop();
    notes.drop();
    [results.value, mine.value, busy.value] = [null, null, false];
    [answeredByText.value, answeredByMine.value] = [null, null];
    goTo(null);
    painter.paintHits([]);
  };

  /** Says why this text was not searched, until it is searched or left. */
  const tellWhy = (code: ErrorCode): void =>
    code === 'unreachable' ? notices.fail(code) : notices.raise('search', t(`errors.${code}`));

  const rangeOf = ({ block, layer, start, end }: SearchHit): TextRange | null => {
    const from = layer === 'mine' ? null : globalOffset(session.flat, block, start);
    return from === null ? null : { start: from, end: from + end - start };
  };
  /** The ranges of the hits in the text and in the editor's notes. */
  const hitRanges = computed(() => results.value?.hits.flatMap((hit) => rangeOf(hit) ?? []) ?? []);

  const goTo = (hit: SearchHit | null): void => {
    current.value = hit;
    painter.paintCurrentHit(hit && rangeOf(hit));
    const { block: id = '', layer, start = 0, end = 0, quote = '' } = hit ?? {};
    sought.seek(layer === 'mine' ? { id, start, end, quote } : null);
  };

  /**
   * Shows the hit, and puts the reading cursor there. The focus stays. Back leads to where the first jump of a
   * search began.
   */
  const jump = async (hit: SearchHit): Promise<void> => {
    const isStep = placeBefore.move();
    goTo(hit);
    const at = t('search.position', { at: n(hits.value.indexOf(hit) + 1), total: n(total.value) });
    const isWanted = (): boolean => current.value === hit && !session.isLeft;
    notices.announce(at, isWanted);
    const range = rangeOf(hit);
    if (!range) {
      sought.show();
      return showNote(hit.block, { isStep });
    }
    await showRange(range, { isStep, isWanted });
    if (isWanted()) setCursor({ blockId: hit.block, word: range });
  };

  /** Goes to the next hit or the one before it, after the last one to the first; at first to the first one. */
  const step = async (by: 1 | -1): Promise<void> => {
    const asked = query.value;
    await running;
    if (asked !== query.value) return;
    const count = hits.value.length;
    const here = current.value ? hits.value.indexOf(current.value) : by > 0 ? -1 : 0;
    const hit = count > 0 ? hits.value[(here + by + count) % count] : undefined;
    if (hit) await jump(hit);
  };

  /** Selects the hit that was gone to, and moves the cursor and the focus there. */
  const selectCurrent = async (): Promise<void> => {
    const range = current.value && rangeOf(current.value);
    if (range) await selectAt(range);
  };

  const setQuery = (words: string): void => {
    const wasOpen = open.value;
    query.value = words;
    limit.value = hitsAtOnce;
    if (open.value && !wasOpen) placeBefore.keep();
    if (open.value) layout.hold('search');
    else if (wasOpen) end();
    void run();
  };
  const end = (): void => {
    placeBefore.forget();
    layout.release('search');
  };
  const close = (): void => setQuery('');

  /** Closes the search, and shows what was in view before it. */
  const closeAndReturn = (): Promise<void> => placeBefore.returnAfter(close);

  const showMore = async (): Promise<void> => {
    limit.value = Math.min(limit.value + hitsAtOnce, mostHits);
    await run();
  };

  const setOrder = (searchOrder: SearchOrder): void => settings.change({ searchOrder });
  watch(order, () => open.value && void run());

  session.onLeave(() => {
    notices.settle('search');
    if (open.value) close();
  });
  const { start: searchNotesAgain } = useTimeoutFn(
    () => open.value && void notes.ask({ query: query.value, limit: limit.value }),
    afterChange,
    { immediate: false },
  );
  watch([() => annotations.all, () => annotations.times], () => open.value && searchNotesAgain());
  const isAway = (): boolean => notices.problems.some(({ key }) => key === 'connection');
  watch(isAway, (away) => !away && open.value && results.value === null && void run());

  return {
    query,
    results,
    mine,
    hits,
    total,
    hitRanges,
    current,
    busy,
    isAnswered,
    order,
    open,
    setQuery,
    setOrder,
    run,
    jump,
    step,
    selectCurrent,
    showMore,
    close,
    closeAndReturn,
  };
});

interface Question {
  readonly query: string;
  readonly limit: number;
}

const isSameHit = (one: SearchHit, other: SearchHit): boolean =>
  one.layer === other.layer && one.block === other.block && one.start === other.start;
