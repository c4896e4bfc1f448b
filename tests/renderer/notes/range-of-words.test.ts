import { expect, it } from 'vitest';
import { shownAt } from '#renderer/notes/range-of-words';

/** The words in brackets, and what is before them in what shows. */
const found = (note: string, quote: string, occurrence: number, shown: string): string | null => {
  let start = note.indexOf(quote);
  for (let left = occurrence - 1; left > 0; left -= 1) start = note.indexOf(quote, start + 1);
  const at = shownAt(shown, note, { start, quote });
  return at && `${shown.slice(0, at.start)}[${shown.slice(at.start, at.end)}]`;
};

it.each([
  ['the one', 'the', 1, 'the one', '[the]'],
  ['**the** one and the other', 'the', 2, 'the one and the other', 'the one and [the]'],
  ['**policies** of', 'policies** of', 1, 'policies of', '[policies of]'],
  ['[a link](https://link.org) to a link', 'link', 3, 'a link to a link', 'a link to a [link]'],
  ['the the the', 'the', 3, 'the', '[the]'],
  ['![](x)', 'x', 1, '', null],
  ['a ** b', '**', 1, 'a', null],
])('in %j the words %j are found, the occurrence %i', (note, quote, occurrence, shown, expected) => {
  expect(found(note, quote, occurrence, shown)).toBe(expected);
});
