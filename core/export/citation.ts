import type { TextRange } from '../annotation/annotation';
import { rangesByBlock, type BlockRange, type FlatText } from '../text/flat-text';
import { plainWords } from '../text/plain-words';
import type { StudyText } from '../text/study-text';
import { escapeHtml } from './html-signs';
import { escapeSigns, escapeStart } from './markdown-signs';

/**
 * The location of the parts of a range in words: "¶ 1" or "¶ 1–3". A block without a number is given by its id.
 */
export const paragraphsOf = (parts: readonly BlockRange[]): string => {
  const labels = parts.map(({ block }) => block.block.label ?? block.block.id);
  const [first, last] = [labels[0] ?? '', labels.at(-1) ?? ''];
  const mark = /^\d/.test(first) ? '¶ ' : '';
  return mark + (first === last ? first : `${first}–${last}`);
};

/** A citation: for plain text, for rich text, and for programs that write Markdown. */
export interface Citation {
  readonly plain: string;
  readonly html: string;
  readonly markdown: string;
}

/**
 * The quoted words, then author, title, date, source and location, as far as the text has them, with the id of the
 * first block, which survives a new edition of the file. `date`: the text's date in words, or null.
 */
export const citation = (
  { metadata }: Pick<StudyText, 'metadata'>,
  flat: FlatText,
  range: TextRange,
  date: string | null,
): Citation => {
  const quote = plainWords(flat, range);
  const paragraphs = quote.split('\n\n');
  const { title, creator } = metadata;
  const facts = [date, metadata.source, ...locationParts(flat, range)].filter((fact) => fact !== null);
  const line = (escape: (words: string) => string, titled: (words: string) => string): string =>
    [...(creator === null ? [] : [escape(creator)]), titled(escape(title)), ...facts.map(escape)].join(', ');
  const quoted = paragraphs.map((words) => `<p>${escapeHtml(words)}</p>`);
  const asItIs = (words: string): string => words;
  return {
    plain: `“${quote}”\n${line(asItIs, asItIs)}`,
    html: `<blockquote>${quoted.join('')}</blockquote><p>${line(escapeHtml, (words) => `<cite>${words}</cite>`)}</p>`,
    markdown: `> ${paragraphs.map((words) => escapeStart(escapeSigns(words))).join('\n>\n> ')}\n\n${line(escapeSigns, (words) => `*${words}*`)}`,
  };
};

const locationParts = (flat: FlatText, range: TextRange): string[] => {
  const parts = rangesByBlock(flat, range);
  const first = parts[0]?.block;
  const locator = first?.block.id ?? '';
  const paragraphs = paragraphsOf(parts);
  return [
    ...(first?.section.place === 'apparatus' ? ['editor’s note'] : []),
    paragraphs === locator ? locator : `${paragraphs} (${locator})`,
  ];
};
