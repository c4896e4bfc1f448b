import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { globalOffset } from '#core/text/flat-text';
import type { SearchHit, SearchResults } from '#contract/commands';
import { api } from '../api';
import { selectAt } from '../selection/keyboard-selection';
import { setCursor } from '../cursor/reading-cursor';
import { painter } from '../page/painter';
import { counted } from '../i18n';
import { showRange } from '../navigation/show-range';
import { useNoticesStore } from '../stores/notices';
import { useTextStore } from '../stores/text';

const typingPause = 140; // ms
const limit = 200;

export const useSearchStore = defineStore('search', () => {
  const texts = useTextStore();
  const notices = useNoticesStore();
  const query = shallowRef('');
  const results = shallowRef<SearchResults | null>(null);
  const current = shallowRef<string | null>(null);
  const busy = shallowRef(false);
  let asked = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(typing); // what is asked now need not be asked again
    const number = ++asked;
    const words = query.value;
    if (words.trim() === '') {
      results.value = null;
      current.value = null;
      busy.value = false;
      painter.paintHits([]);
      return;
    }
    busy.value = true;
    const result = await api.invoke('search.query', { textId: texts.text.id, query: words, limit });
    if (number !== asked) return; // overtaken by a newer question
    busy.value = false;
    if (!result.ok) {
      results.value = null;
      return notices.fail(result.error.code);
    }
    notices.settle('error-index-mismatch');
    results.value = result.value;
    current.value = null;
    painter.paintHits(hitRanges.value);
    notices.announce(counted('search.count', result.value.total));
  };

  const rangesOf = (hit: SearchHit) =>
    hit.marks.flatMap((mark) => {
      const start = globalOffset(texts.flat, hit.blockId, mark.start);
      return start === null ? [] : [{ start, end: start + mark.end - mark.start }];
    });

  /** Where the search found something, in the order of the results. */
  const hitRanges = computed(() => results.value?.hits.flatMap(rangesOf) ?? []);

  /** Shows the hit, with the reading cursor at its first word. The focus stays. */
  const jump = async (hit: SearchHit): Promise<void> => {
    current.value = hit.blockId;
    const [first] = rangesOf(hit);
    if (!first) return;
    await showRange(first);
    setCursor({ blockId: hit.blockId, word: first });
  };

  /** Selects the words that were jumped to; cursor and focus go there. */
  const selectCurrent = async (): Promise<void> => {
    const hit = results.value?.hits.find(({ blockId }) => blockId === current.value);
    const [first] = hit ? rangesOf(hit) : [];
    if (first) await selectAt(first);
  };

  const close = (): void => {
    query.value = '';
    void run();
  };

  const type = (words: string): void => {
    query.value = words;
    clearTimeout(typing);
    if (words.trim() === '') void run();
    else typing = setTimeout(() => void run(), typingPause);
  };

  return {
    query,
    results,
    hitRanges,
    current,
    busy,
    open: computed(() => query.value.trim() !== ''),
    type,
    run,
    jump,
    selectCurrent,
    close,
  };
});
