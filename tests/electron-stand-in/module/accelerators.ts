import type { Configuration, KeyPress } from '../calls';

/** Whether an accelerator in Electron's notation is this key. */
export const accelerates = (
  accelerator: string,
  press: KeyPress,
  platform: Configuration['platform'],
): boolean => {
  const parts = accelerator.split('+').map((part) => part.toLowerCase());
  const key = keyNames[parts.at(-1) ?? ''] ?? parts.at(-1) ?? '';
  const has = (...names: string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part));
  const command = has('cmdorctrl', 'commandorcontrol');
  const isMac = platform === 'darwin';
  return (
    (press.key.toLowerCase() === key || press.code === keyCodes[key]) &&
    press.ctrlKey === (has('ctrl', 'control') || (command && !isMac)) &&
    press.metaKey === (has('cmd', 'command', 'super', 'meta') || (command && isMac)) &&
    press.altKey === has('alt', 'option') &&
    (key === '+' || press.shiftKey === has('shift')) // "+" needs Shift on many keyboards
  );
};

/** Electron's names of keys, and those of a `KeyboardEvent`. */
const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  esc: 'escape',
  space: ' ',
};

/** Electron means the key, whatever sign Shift makes of it: where it is on a keyboard of the United States. */
const keyCodes: Readonly<Record<string, string>> = {
  '.': 'Period',
  ',': 'Comma',
  '-': 'Minus',
  '+': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
};
