import { withoutLastCharacter } from '#core/text/graphemes';
import { useAppStore } from '../stores/app';
import { definePart } from '../stores/text-session';
import { typesCharacter } from '../ui/chord';

/** What is typed before the field that it is meant for is in the page. */
export const useTypedAhead = definePart((session) => {
  /**
   * Text that is typed after a note was opened and before its field is in the page. It belongs into the note.
   * Otherwise it would be lost, or single letters would run commands.
   */
  let typed = '';
  let isCollecting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What was typed until then stays for the field. */
  const stop = (): void => {
    isCollecting = false;
    clearTimeout(timer);
    document.removeEventListener('pointerdown', stop, true);
  };
  session.onLeave(stop);

  /** Collects what is typed, until the field is there or the reader does something else. */
  const startTypeAhead = (): void => {
    stop();
    typed = '';
    isCollecting = true;
    timer = setTimeout(stop, longest);
    document.addEventListener('pointerdown', stop, true);
  };

  /** Ends the waiting, because the field is there, and gives what was typed meanwhile. */
  const collectTyped = (): string => {
    stop();
    const words = typed;
    typed = '';
    return words;
  };

  /**
   * Collects what a key types while a field is awaited. Gives whether it did, so that the key does nothing
   * else. A key that types nothing ends the waiting.
   */
  const captureTyped = (event: KeyboardEvent): boolean => {
    if (!isCollecting || modifiers.has(event.key)) return false;
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    if (typesCharacter(event, useAppStore().platform)) typed += event.key;
    else if (!isChord && event.key === 'Enter') typed += '\n';
    else if (!isChord && event.key === 'Backspace') typed = withoutLastCharacter(typed);
    else {
      stop();
      return false;
    }
    return true;
  };

  return { startTypeAhead, collectTyped, captureTyped };
});

const longest = 5000; // ms; letters that are pressed later are meant for something else

/** Keys that type nothing yet: the one that follows does. */
const modifiers: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
]);
