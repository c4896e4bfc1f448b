import { bareAddresses } from '#core/links/bare-addresses';
import { escapeSigns, escapeStart } from './markdown-signs';

/** Words with a space for each line ending and the white space around it. */
const inOneLine = (words: string): string =>
  /[\r\n\u2028\u2029]/.test(words) ? words.replaceAll(/(?<!\s)\s*[\r\n\u2028\u2029]\s*/g, ' ') : words;

/**
 * Escapes words for the middle of a paragraph, heading or list item, so that Markdown shows them as they are
 * (CommonMark 0.31 §2.4, and the characters of other programs). An address becomes a link to itself, since
 * readers of Markdown would take the backslashes in a bare one for a part of it. Line endings become spaces.
 */
export const escapeWords = (words: string): string => {
  const line = inOneLine(words);
  if (!/[:@]|www\./iu.test(line)) return escapeSigns(line);
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

/** The inverse of `escapeWords` for words in one line. */
export const unescapeWords = (markdown: string): string =>
  markdown.replaceAll(
    /\\([!-/:-@[-`{-~])|<([^<>]*)>|\[((?:\\.|[^\\\]])*)\]\(<[^<>]*>\)/gu,
    (_, sign?: string, address?: string, words?: string) => sign ?? address ?? unescapeWords(words ?? ''),
  );

/** Without the blank lines before the words, and the white space behind them (§2.1). */
export const withoutBlankEdges = (markdown: string): string => {
  let end = markdown.length;
  while (end > 0 && ' \t\n'.includes(markdown[end - 1] ?? '')) end -= 1;
  const start = /^(?:[ \t]*\n)*/u.exec(markdown)?.[0].length ?? 0;
  return start < end ? markdown.slice(start, end) : '';
};

/** Words as Markdown, and what reading the Markdown gives, which may lack what Markdown cannot show. */
export interface WrittenWords {
  readonly markdown: string;
  readonly plain: string;
}

/** Words as a paragraph of one line, where a few more characters have a meaning (§4.1–4.3, §5.2). */
export const paragraphOf = (words: string): WrittenWords => {
  const plain = inOneLine(words.trim());
  return { markdown: escapeStart(escapeWords(plain)), plain };
};

/** A block quote of the paragraphs, which line feeds separate; nothing for words that cannot be seen. */
export const quoteBlock = (words: string): WrittenWords => {
  const paragraphs = words
    .split('\n')
    .map(paragraphOf)
    .filter(({ plain }) => plain !== '');
  return {
    markdown: paragraphs.map(({ markdown }) => `> ${markdown}`).join('\n>\n'),
    plain: paragraphs.map(({ plain }) => plain).join('\n'),
  };
};

/**
 * What reading a block quote gives.
 *
 * @throws SyntaxError for what is no block quote
 */
export const readQuote = (markdown: string): string =>
  markdown
    .split('\n')
    .flatMap((line) => {
      if (line === '>') return [];
      if (!line.startsWith('> ')) throw new SyntaxError('A quotation has lost its marks.');
      return [unescapeWords(line.slice(2))];
    })
    .join('\n');
