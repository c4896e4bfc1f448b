import { expect, it } from 'vitest';
import { caretAfter } from '#renderer/notes/caret';

it('the caret stays with the words around it', () => {
  expect(caretAfter('one two', 'one and two', 3)).toBe(3);
  expect(caretAfter('one two', 'one and two', 7)).toBe(11);
  expect(caretAfter('one two', 'one three', 6)).toBe(9);
});

it('the caret never stands inside a character', () => {
  // 🚀 is D83D DE80 and 🺀 is D83E DE80: their second halves are the same.
  expect(caretAfter('ab🚀c', 'x🺀c', 1)).toBe(3);
  expect(caretAfter('ee', 'e\u0301e', 1)).toBe(2);
});
