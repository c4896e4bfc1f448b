import { plainWords } from '#core/text/plain-words';
import { useTextStore } from '../stores/text';
import { selectedRange } from './page-selection';

/**
 * Copies only the selected words of the text: no paragraph numbers, and no words of another pane that the
 * drag passed over.
 */
export const copySelectedWords = (event: ClipboardEvent): void => {
  if (event.defaultPrevented) return;
  const selected = selectedRange();
  if (!selected) return;
  event.clipboardData?.setData('text/plain', plainWords(useTextStore().flat, selected.range));
  event.preventDefault();
};
