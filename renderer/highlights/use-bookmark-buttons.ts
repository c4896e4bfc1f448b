import { onMounted, watch } from 'vue';
import { blockAt } from '#core/text/flat-text';
import { isPainted } from '../stores/is-painted';
import { t } from '../i18n';
import { wordsOf } from '../page/dom-ranges';
import { useAnnotationsStore } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { useMarksStore } from '../stores/marks';
import { useTextSession } from '../stores/text-session';
import { useSlicesStore } from '../page/slices-store';

/**
 * Marks each paragraph that has a bookmark, with words for screen readers (`data-bookmark`,
 * styles/reading.css).
 */
export const useBookmarkMarks = (): void => {
  const session = useTextSession();
  const annotations = useAnnotationsStore();
  const marks = useMarksStore();
  const slices = useSlicesStore();

  const mark = (): void => {
    const bookmarks = marks.bookmarksIn({ start: 0, end: session.flat.text.length });
    const ids = new Set(bookmarks.map(({ range }) => blockAt(session.flat, range.start).block.id));
    for (const words of document.querySelectorAll<HTMLElement>('.words[data-bookmark]'))
      if (!ids.has(words.parentElement?.id ?? '')) delete words.dataset['bookmark'];
    for (const id of ids) {
      const words = wordsOf(id);
      if (words) words.dataset['bookmark'] = t('cursor.bookmarked');
    }
  };
  onMounted(mark);
  watch(() => slices.changes, mark, { flush: 'post' });
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before, after);
      if (![...gone, ...come].every(isPainted)) mark();
    },
    { flush: 'post' },
  );
};
