import { plainWords } from '#core/text/plain-words';
import { usePageSelection } from './page-selection';
import { definePart } from '../stores/text-session';

export const useCopyWords = definePart((session) => {
  const { selectedRange } = usePageSelection(session);
  /**
   * Copies only the selected words of the text: no paragraph numbers, and no words of another pane that the
   * drag passed over.
   */
  const copySelectedWords = (event: ClipboardEvent): void => {
    if (event.defaultPrevented) return;
    const selected = selectedRange();
    if (!selected) return;
    event.clipboardData?.setData('text/plain', plainWords(session.flat, selected.range));
    event.preventDefault();
  };

  return { copySelectedWords };
});
