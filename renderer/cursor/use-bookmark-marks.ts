import { computed, onMounted, watch } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { t } from '../i18n';
import { wordsOf } from '../reader/dom-ranges';
import { useAnnotationsStore } from '../stores/annotations';
import { useSlicesStore } from '../stores/slices';
import { useTextStore } from '../stores/text';

/** Keeps a mark at each paragraph that has a bookmark; its words for screen readers go with it (styles/reading.css). */
export const useBookmarkMarks = (): void => {
  const annotations = useAnnotationsStore();
  const marked = computed(() =>
    annotations.all
      .filter(({ annotation }) => annotation.motivation === 'bookmarking')
      .flatMap(({ ranges }) => ranges.map(({ start }) => blockAt(useTextStore().flat, start).block.id)),
  );
  const mark = (): void => {
    const ids = new Set(marked.value);
    for (const words of document.querySelectorAll<HTMLElement>('.words[data-bookmark]'))
      if (!ids.has(words.parentElement?.id ?? '')) delete words.dataset['bookmark'];
    for (const id of ids) {
      const words = wordsOf(id);
      if (words) words.dataset['bookmark'] = t('cursor.bookmarked');
    }
  };
  const slices = useSlicesStore();
  onMounted(mark);
  watch([() => marked.value.join(' '), () => slices.changes], mark, { flush: 'post' });
};
