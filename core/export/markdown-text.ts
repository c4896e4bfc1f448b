import { bareAddresses } from '#core/links/bare-addresses';
import { escapeSigns, escapeStart } from './markdown-signs';

/**
 * Escapes words for the middle of a paragraph, heading or list item, so that Markdown shows them as they are
 * (CommonMark 0.31 §2.4, and the characters of GitHub's extensions). An address becomes a link to itself, since
 * readers of Markdown would take the backslashes in a bare one for a part of it. Line endings become spaces.
 */
export const escapeWords = (words: string): string => {
  const line = words.replaceAll(/(?<!\s)\s*[\r\n\u2028\u2029]\s*/g, ' ');
  const escaped: string[] = [];
  let done = 0;
  for (const { index, lastIndex, raw, url } of bareAddresses.match(line) ?? []) {
    const isShort = !raw.includes(':') && !raw.includes('@'); // `www.…`
    escaped.push(
      escapeSigns(line.slice(done, index)),
      isShort ? `[${escapeSigns(raw)}](<${url}>)` : `<${raw}>`,
    );
    done = lastIndex;
  }
  return escaped.join('') + escapeSigns(line.slice(done));
};

/**
 * Like `escapeWords`, for the beginning of a paragraph, where a few more characters have a meaning (§4.1–4.3,
 * §5.2).
 */
const escapeParagraph = (words: string): string => escapeStart(escapeWords(words.trim()));

/** A block quote of paragraphs; the empty string when there are no words. */
export const quoteBlock = (paragraphs: readonly string[]): string =>
  paragraphs
    .map(escapeParagraph)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `> ${paragraph}`)
    .join('\n>\n');

/**
 * Indents Markdown that a person typed, to follow the first line of a list item. Whatever it opens, such as a
 * code fence or a list, ends with the item, because the end of a container closes what it contains (§5.2).
 */
export const insideItem = (markdown: string): string =>
  markdown
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `  ${expandIndent(line)}`))
    .join('\n');

/**
 * Replaces tabs in the indent by spaces, with tab stops of four columns (§2.2), counted before the line is
 * indented further.
 */
const expandIndent = (line: string): string => {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  let columns = 0;
  for (const character of indent) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return ' '.repeat(columns) + line.slice(indent.length);
};
