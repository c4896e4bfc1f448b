import { describe, expect, it } from 'vitest';
import { keepKeysOfInputMethods } from '#renderer/ui/composition';

/** A page with a listener for keys; gives the names of the keys that reach it. */
const page = (): { press: (key: string, more?: object) => Event; heard: string[] } => {
  const target = new EventTarget();
  const heard: string[] = [];
  keepKeysOfInputMethods(target);
  for (const type of ['keydown', 'keyup'])
    target.addEventListener(type, (event) => heard.push((event as unknown as KeyboardEvent).key));
  return {
    heard,
    press: (key, more = {}) => {
      const events = ['keydown', 'keyup'].map((type) =>
        Object.assign(new Event(type, { cancelable: true }), {
          key,
          isComposing: false,
          keyCode: 0,
          ...more,
        }),
      );
      events.forEach((event) => target.dispatchEvent(event));
      return events[0] ?? new Event('');
    },
  };
};

describe('a key that an input method handles', () => {
  it('reaches no listener of the page while there is a composition', () => {
    const { press, heard } = page();
    for (const key of ['Enter', 'Escape', 'ArrowDown', 'Tab', 'Backspace', 'a'])
      press(key, { isComposing: true });
    expect(heard).toEqual([]);
  });

  it('reaches none either when the composition ends before the key that ends it, as in Safari', () => {
    const { press, heard } = page();
    press('Enter', { keyCode: 229 });
    press('Process', { keyCode: 229 });
    expect(heard).toEqual([]);
  });

  it('still does in the field what it does, except Esc, and other keys reach the page', () => {
    const { press, heard } = page();
    expect(press('Enter', { isComposing: true }).defaultPrevented).toBe(false);
    expect(press('Escape', { isComposing: true }).defaultPrevented, 'it would empty a search').toBe(true);
    press('Enter', { keyCode: 13 });
    expect(heard).toEqual(['Enter', 'Enter']);
  });
});
