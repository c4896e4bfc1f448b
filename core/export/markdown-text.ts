/**
 * Plain words as Markdown (CommonMark 0.31 §2.4, and the marks of GitHub's extensions) that reads back as the same
 * words: one line, for the middle of a paragraph, a heading or a list item. Line ends become spaces.
 */
export const escapeWords = (words: string): string =>
  words.replaceAll(/[\\`*_[\]<>&~|#$]/g, '\\$&').replaceAll(/\s*[\r\n\u2028\u2029]\s*/g, ' ');

/** The same for words that begin a paragraph, where a few more characters have a meaning (§4.1–4.3, §5.2). */
export const escapeParagraph = (words: string): string =>
  escapeWords(words.trim())
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** A block quote of paragraphs; empty when there are no words. */
export const quoteBlock = (paragraphs: readonly string[]): string =>
  paragraphs
    .map(escapeParagraph)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `> ${paragraph}`)
    .join('\n>\n');

/**
 * Markdown as somebody typed it, as the content of a list item after its first line. Whatever it opens, a fence, a
 * comment, a heading, a list, ends where the item ends (§5.2: a container's end closes what it holds).
 */
export const insideItem = (markdown: string): string =>
  markdown
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `  ${expandIndent(line)}`))
    .join('\n');

/** Tabs at the beginning mean columns of four (§2.2), counted from where the line began before it was moved. */
const expandIndent = (line: string): string => {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  let columns = 0;
  for (const character of indent) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return ' '.repeat(columns) + line.slice(indent.length);
};
