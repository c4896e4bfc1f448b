import { plainWords } from '#core/text/plain-words';
import { useTextStore } from '../stores/text';
import { selectedRange } from './page-selection';

/** A plain copy of a passage gives its words: no numbers, no words of another pane that the drag swept over. */
export const copySelectedWords = (event: ClipboardEvent): void => {
  if (event.defaultPrevented) return;
  const selected = selectedRange();
  if (!selected) return;
  event.clipboardData?.setData('text/plain', plainWords(useTextStore().flat, selected.range));
  event.preventDefault();
};
