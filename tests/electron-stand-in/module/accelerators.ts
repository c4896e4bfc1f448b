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
  // A sign such as "+" may itself need Shift.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return (
    press.key.toLowerCase() === key &&
    press.ctrlKey === (has('ctrl', 'control') || (command && !isMac)) &&
    press.metaKey === (has('cmd', 'command', 'super', 'meta') || (command && isMac)) &&
    press.altKey === has('alt', 'option') &&
    (isSign || press.shiftKey === has('shift'))
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
