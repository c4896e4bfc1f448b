import { computed, onMounted, watch } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
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
    for (const element of document.querySelectorAll<HTMLElement>('.block[data-bookmark]'))
      if (!ids.has(element.id)) delete element.dataset['bookmark'];
    for (const id of ids) {
      const element = document.getElementById(id);
      if (element) element.dataset['bookmark'] = t('cursor.bookmarked');
    }
  };
  onMounted(mark);
  watch(() => marked.value.join(' '), mark, { flush: 'post' });
};
