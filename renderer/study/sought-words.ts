import { onScopeDispose, shallowRef } from 'vue';
import { addRanges, prefix, removeRanges } from '../page/highlight-ranges';
import { definePart } from '../stores/text-session';

/** Words in a note of the reader, such as those that a search has found. */
export interface SoughtWords {
  /** The id of the note. */
  readonly id: string;
  /** UTF-16 offsets in the note. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

const highlight = `${prefix}current-hit`;

/** The words that are marked in the card of a note, and whether they are to be scrolled into view. */
export const useSoughtWords = definePart(() => {
  const sought = shallowRef<SoughtWords | null>(null);
  /** Where the words are in the page, while they are to be scrolled into view; otherwise null. */
  const toShow = shallowRef<Range | null>(null);
  let painted: Range | null = null;
  let isAwaited = false;

  /** The card tells where the words are. */
  const find = (range: Range | null): void => {
    if (painted) removeRanges(highlight, [painted]);
    if (range) addRanges(highlight, [range]);
    painted = range;
    if (isAwaited) toShow.value = range;
  };
  const arrive = (): void => {
    isAwaited = false;
    toShow.value = null;
  };
  /** Marks these words from now on, and no others; null: none. */
  const seek = (words: SoughtWords | null): void => {
    if (JSON.stringify(words) === JSON.stringify(sought.value)) return;
    arrive();
    find(null);
    sought.value = words;
  };
  /** Asks for the words to be scrolled into view, as soon as they are in the page. */
  const show = (): void => {
    isAwaited = true;
    toShow.value = painted;
  };
  onScopeDispose(() => seek(null));

  return { sought, toShow, seek, find, show, arrive };
});
