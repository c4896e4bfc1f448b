import { rangesByBlock } from '#core/text/flat-text';
import { overlaps } from '#core/text/ranges';
import { tokenise } from '#core/tokens/tokenise';
import { usePageSelection } from '../selection/page-selection';
import { definePart } from '../stores/text-session';
import { useSearchStore } from './search-store';

/** UTF-16 units; of longer words the beginning is searched. */
const longestPhrase = 300;

/** Searches the words that are selected, as a phrase of whole words; of several paragraphs, those of the first. */
export const useFindSelection = definePart((session) => {
  const { selectedRange } = usePageSelection(session);
  const search = useSearchStore(session);

  return (): void => {
    const selected = selectedRange();
    const [part] = selected ? rangesByBlock(session.flat, selected.range) : [];
    if (!part) return;
    const { text, spans } = part.block.block;
    const marks = spans.filter(({ type }) => type === 'noteref' || type === 'backlink');
    const range = { start: part.start, end: Math.min(part.end, part.start + longestPhrase) };
    const words = tokenise(text).filter(
      (word) => overlaps(word, range) && !marks.some((mark) => overlaps(mark, word)),
    );
    const phrase = words.map(({ start, end }) => text.slice(start, end)).join(' ');
    if (phrase !== '') search.setQuery(`"${phrase}"`);
  };
});
