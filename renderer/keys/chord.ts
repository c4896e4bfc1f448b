type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'> & {
  getModifierState?: KeyboardEvent['getModifierState'];
};

/**
 * A key with what is held down, written as in the table of commands: "Mod+Shift+Z", "Alt+ArrowLeft", "H", "?". `Mod` is Ctrl
 * on every system and the command key on macOS. Shift counts only where it makes no other sign.
 */
export const chordOf = (event: Key): string => {
  const sign = event.key.length === 1;
  const graph = sign && (event.getModifierState?.('AltGraph') ?? false); // makes signs such as [ on many keyboards
  const mod = (event.ctrlKey || event.metaKey) && !graph;
  const key = sign ? latin(event) : event.key;
  const shift = event.shiftKey && (!sign || (mod && /^\p{L}$/u.test(key)));
  return [mod && 'Mod', event.altKey && !graph && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
};

/** On a keyboard of another script the letter's place counts, as with the system's own keys. */
const latin = ({ key, code }: Key): string => {
  if (key <= '\u007f') return key === '+' ? 'Plus' : key.toUpperCase();
  return /^Key([A-Z])$/.exec(code)?.[1] ?? key;
};

/** A key that collides with what screen readers and speech input make of single letters. */
export const isSingleLetter = (chord: string): boolean => chord.length === 1;

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** As it is shown to people. */
export const chordLabel = (chord: string, platform: string): string =>
  chord
    .split('+')
    .map((part) => (part === 'Mod' ? (platform === 'darwin' ? '⌘' : 'Ctrl') : (signs[part] ?? part)))
    .join('+');
