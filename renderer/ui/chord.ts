type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'> & {
  getModifierState?: KeyboardEvent['getModifierState'];
};

/**
 * A key with its modifiers, written as in the table of commands: "Mod+Shift+Z", "Alt+ArrowLeft", "H", "?".
 * `Mod` is Ctrl on every system, and on macOS also the command key. Shift is left out where it only makes
 * another character.
 */
export const chordOf = (event: Key): string => {
  const isCharacter = event.key.length === 1;
  /** AltGr types characters such as [ on many keyboards, and Windows reports it as Ctrl and Alt. */
  const altGraph = isCharacter && (event.getModifierState?.('AltGraph') ?? false);
  const mod = (event.ctrlKey || event.metaKey) && !altGraph;
  const key = isCharacter ? latinKey(event) : event.key;
  const shift = event.shiftKey && (!isCharacter || (mod && /^\p{L}$/u.test(key)));
  return [mod && 'Mod', event.altKey && !altGraph && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
};

/**
 * On a keyboard of another script the position of the key counts, as it does for the system's own shortcuts.
 */
const latinKey = ({ key, code }: Key): string => {
  if (key <= '\u007f') return key === '+' ? 'Plus' : key.toUpperCase();
  return /^Key([A-Z])$/.exec(code)?.[1] ?? key;
};

/**
 * Whether a chord is one character: screen readers and speech input use such keys too, so they can be
 * switched off.
 */
export const isSingleLetter = (chord: string): boolean => chord.length === 1;

const keyLabels: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A chord as it is shown to people. `platform` is that of Node.js. */
export const chordLabel = (chord: string, platform: string): string =>
  chord
    .split('+')
    .map((part) => (part === 'Mod' ? (platform === 'darwin' ? '⌘' : 'Ctrl') : (keyLabels[part] ?? part)))
    .join('+');
