/**
 * What is typed after a note was asked for and before its field is there: it is meant for the note, and would else be lost or, being letters,
 * run commands.
 */
let typed: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const longest = 5000; // ms; a field that has not come by then will not

const end = (): void => {
  typed = null;
  clearTimeout(timer);
  document.removeEventListener('pointerdown', end, true);
};

/** A field is awaited, until it is there or the person does something else. */
export const startTypeAhead = (): void => {
  end();
  typed = '';
  timer = setTimeout(end, longest);
  document.addEventListener('pointerdown', end, true);
};

/** The field is there: what was typed meanwhile. */
export const collectTyped = (): string => {
  const words = typed ?? '';
  end();
  return words;
};

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** Keeps what a key types; gives whether it did, so that the key does nothing else. A key that types nothing ends the waiting. */
export const captureTyped = (event: KeyboardEvent): boolean => {
  if (typed === null || modifiers.has(event.key)) return false;
  const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  if (!isChord && [...event.key].length === 1) typed += event.key;
  else if (!isChord && event.key === 'Enter') typed += '\n';
  else if (!isChord && event.key === 'Backspace') typed = [...typed].slice(0, -1).join('');
  else {
    end();
    return false;
  }
  return true;
};
