import type { TextRange } from '../annotation/annotation';
import { rangesByBlock, type FlatText } from '../text/flat-text';
import { plainWords } from '../text/plain-words';
import type { StudyText } from '../text/study-text';

/** The location of a range in words: "¶ 1" or "¶ 1–3". A block without a number is given by its id. */
export const paragraphsOf = (flat: FlatText, range: TextRange): string => {
  const labels = rangesByBlock(flat, range).map(({ block }) => block.block.label ?? block.block.id);
  const [first, last] = [labels[0] ?? '', labels.at(-1) ?? ''];
  const mark = /^\d/.test(first) ? '¶ ' : '';
  return mark + (first === last ? first : `${first}–${last}`);
};

/**
 * The quoted words, then title and location, with the id of the first block, which survives a new edition of
 * the file.
 */
export const citation = (text: StudyText, flat: FlatText, range: TextRange): string => {
  const locator = rangesByBlock(flat, range)[0]?.block.block.id ?? '';
  const paragraphs = paragraphsOf(flat, range);
  const isNote = rangesByBlock(flat, range)[0]?.block.section.place === 'apparatus';
  const where =
    (isNote ? 'editor’s note, ' : '') + (paragraphs === locator ? locator : `${paragraphs} (${locator})`);
  return `“${plainWords(flat, range)}”\n${text.metadata.title}, ${where}`;
};
