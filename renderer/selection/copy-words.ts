import { plainWords } from '#core/text/plain-words';
import { definePart } from '../stores/text-session';
import { usePageSelection } from './page-selection';

/**
 * Copies only the selected words of the text: no paragraph numbers, and no words of another pane that the
 * drag passed over.
 */
export const useCopySelectedWords = definePart((session) => {
  const { selectedRange } = usePageSelection(session);

  return (event: ClipboardEvent): void => {
    if (event.defaultPrevented) return;
    const selected = selectedRange();
    if (!selected) return;
    event.clipboardData?.setData('text/plain', plainWords(session.flat, selected.range));
    event.preventDefault();
  };
});
