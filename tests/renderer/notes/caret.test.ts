import { describe, expect, it } from 'vitest';
import { caretAfter, changedPart } from '#renderer/notes/caret';

describe('the part in which two texts differ', () => {
  it.each([
    ['one two', 'one two three', { start: 7, end: 7, words: ' three' }],
    ['one two three', 'one three', { start: 5, end: 9, words: '' }],
    ['one', 'One', { start: 0, end: 1, words: 'O' }],
    ['aa', 'aaa', { start: 2, end: 2, words: 'a' }],
    ['same', 'same', { start: 4, end: 4, words: '' }],
    ['a😀', 'a😁', { start: 1, end: 3, words: '😁' }],
    ['ab🚀c', 'x🺀c', { start: 0, end: 4, words: 'x🺀' }],
  ])('%j → %j', (before, after, part) => {
    expect(changedPart(before, after)).toEqual(part);
    expect(before.slice(0, part.start) + part.words + before.slice(part.end)).toBe(after);
  });
});

describe('the caret after a text was replaced', () => {
  it.each([
    ['one two', 'No, one two', 3, 7],
    ['one two', 'one two three', 3, 3],
    ['one two three', 'one three', 6, 5],
    ['one two', '', 4, 0],
  ])('%j → %j from %i to %i', (before, after, at, to) => expect(caretAfter(before, after, at)).toBe(to));
});

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
