import { computed, shallowRef } from 'vue';
import { globalOffset } from '#core/text/flat-text';
import type { SearchHit, SearchResults } from '#contract/commands';
import type { ErrorCode } from '#contract/result';
import { api } from '../api';
import { useKeyboardSelection } from '../selection/keyboard-selection';
import { useReadingCursor } from '../cursor/reading-cursor';
import { usePainter } from '../page/painter';
import { counted, t } from '../i18n';
import { useShowRange } from '../navigation/show-range';
import { useNoticesStore } from '../stores/notices';
import { defineTextStore } from '../stores/text-session';

const typingPause = 140; // ms
const limit = 200; // hits

/** The search in the open text: its query, its results, and the hit that was gone to. */
export const useSearchStore = defineTextStore((session) => {
  const { selectAt } = useKeyboardSelection(session);
  const { setCursor } = useReadingCursor(session);
  const painter = usePainter(session);
  const showRange = useShowRange(session);
  const notices = useNoticesStore();
  const query = shallowRef('');
  const results = shallowRef<SearchResults | null>(null);
  /** The block of the hit that was gone to last; null when there is none. */
  const current = shallowRef<string | null>(null);
  const busy = shallowRef(false);
  let lastRequest = 0;
  /** Runs the search after a pause in typing; null when no search waits. */
  let timer: ReturnType<typeof setTimeout> | null = null;

  const stopWaiting = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };

  const run = async (): Promise<void> => {
    stopWaiting();
    const request = ++lastRequest;
    const words = query.value;
    if (words.trim() === '') {
      results.value = null;
      current.value = null;
      busy.value = false;
      painter.paintHits([]);
      return;
    }
    busy.value = true;
    const { id: textId, contentHash } = session.text;
    const result = await api.invoke('search.query', { textId, contentHash, query: words, limit });
    if (request !== lastRequest) return; // a newer query is under way
    busy.value = false;
    if (!result.ok) {
      results.value = null;
      return tellWhy(result.error.code);
    }
    notices.settle('search');
    results.value = result.value;
    current.value = null;
    painter.paintHits(hitRanges.value);
    const found = result.value;
    notices.announce(counted('search.count', found.total), () => results.value === found);
  };

  /** Says why this text was not searched, until it is searched or left. */
  const tellWhy = (code: ErrorCode): void =>
    code === 'unreachable' ? notices.fail(code) : notices.raise('search', t(`errors.${code}`));

  const rangesOf = (hit: SearchHit) =>
    hit.marks.flatMap((mark) => {
      const start = globalOffset(session.flat, hit.blockId, mark.start);
      return start === null ? [] : [{ start, end: start + mark.end - mark.start }];
    });

  /** The ranges of all marks, in the order of the results. */
  const hitRanges = computed(() => results.value?.hits.flatMap(rangesOf) ?? []);

  /** Shows the hit and puts the reading cursor at its first mark. The focus stays. */
  const jump = async (hit: SearchHit): Promise<void> => {
    current.value = hit.blockId;
    const [first] = rangesOf(hit);
    if (!first) return;
    await showRange(first);
    if (!session.isLeft) setCursor({ blockId: hit.blockId, word: first });
  };

  /** Selects the first mark of the current hit, and moves the cursor and the focus there. */
  const selectCurrent = async (): Promise<void> => {
    const hit = results.value?.hits.find(({ blockId }) => blockId === current.value);
    const [first] = hit ? rangesOf(hit) : [];
    if (first) await selectAt(first);
  };

  const close = (): void => {
    query.value = '';
    void run();
  };

  const setQuery = (words: string): void => {
    query.value = words;
    stopWaiting();
    if (words.trim() === '') void run();
    else timer = setTimeout(() => void run(), typingPause);
  };

  // A search that has not been answered ends, so that nothing is announced or painted later.
  session.onLeave(() => {
    notices.settle('search');
    if (timer || busy.value) close();
  });

  return {
    query,
    results,
    hitRanges,
    current,
    busy,
    open: computed(() => query.value.trim() !== ''),
    setQuery,
    run,
    jump,
    selectCurrent,
    close,
  };
});
