import { cutBefore } from './graphemes';

/** The longest beginning of a paragraph that names it, as for a bookmark, in UTF-16 units. */
export const longestOfPlace = 60;

/**
 * The words, or their beginning with an ellipsis: at most `longest` UTF-16 units in all. It is cut between
 * words where that keeps more than half of the units, and never inside a character.
 */
export const shorten = (words: string, longest: number): string => {
  if (words.length <= longest) return words;
  const space = words.lastIndexOf(' ', longest - 1);
  const end = space > longest / 2 ? space : cutBefore(words, longest - 1);
  return `${words.slice(0, end).trimEnd()}…`;
};
