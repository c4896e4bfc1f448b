type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'> & {
  getModifierState?: KeyboardEvent['getModifierState'];
};

/**
 * Whether the command key is held: Command on macOS, where Control belongs to the text field (Control+A, +E, +F,
 * +K …), and Ctrl elsewhere. `platform` is that of Node.js, here and below.
 */
export const holdsCommandKey = (
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>,
  platform: string,
): boolean => (platform === 'darwin' ? event.metaKey : event.ctrlKey);

/**
 * Whether a modifier is held only to reach the character: AltGr, which Windows reports as Ctrl and Alt, or
 * Option on macOS.
 */
const altMakesCharacter = (event: Key, platform: string): boolean => {
  if (event.key.length !== 1) return false;
  if (event.getModifierState?.('AltGraph') === true) return true;
  return platform === 'darwin' && event.altKey && !event.metaKey && !event.ctrlKey;
};

/** Whether the key types a character into a text field, which a key with Ctrl, Command or Alt does not. */
export const typesCharacter = (event: Key, platform: string): boolean =>
  [...event.key].length === 1 &&
  (altMakesCharacter(event, platform) || !(event.ctrlKey || event.metaKey || event.altKey));

/**
 * A key with its modifiers, written as in the table of commands: "Mod+Shift+Z", "Alt+ArrowLeft", "H", "?".
 * `Mod` is the command key. Shift is left out where it only makes another character; so are AltGr and, where it
 * makes a sign such as [ on a German keyboard, the Option key.
 */
export const chordOf = (event: Key, platform: string): string => {
  const isCharacter = event.key.length === 1;
  // A letter with Option is a character of its own (∫ for B), and never the command of that letter.
  const isBare =
    altMakesCharacter(event, platform) && (platform !== 'darwin' || /^[!-/:-@[-`{-~]$/u.test(event.key));
  const mod = holdsCommandKey(event, platform) && !isBare;
  const other = platform === 'darwin' ? event.ctrlKey && 'Ctrl' : event.metaKey && 'Meta';
  const key = isCharacter ? latinKey(event) : event.key;
  const shift = event.shiftKey && (!isCharacter || (mod && /^\p{L}$/u.test(key)));
  const modifiers = [mod && 'Mod', other, event.altKey && !isBare && 'Alt', shift && 'Shift'];
  return [...modifiers, key].filter(Boolean).join('+');
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

/** A chord as it is shown to people. */
export const chordLabel = (chord: string, platform: string): string =>
  chord
    .split('+')
    .map((part) => (part === 'Mod' ? (platform === 'darwin' ? '⌘' : 'Ctrl') : (keyLabels[part] ?? part)))
    .join('+');
