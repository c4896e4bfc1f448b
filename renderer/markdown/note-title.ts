import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { FlatText } from '#core/text/flat-text';
import { cutBefore } from '#core/text/graphemes';
import { plainWords } from '#core/text/plain-words';
import { shorten } from '#core/text/shorten';
import { t } from '../i18n';

const longest = 60; // UTF-16 units

/** Of a link its words count. */
const link = /!?\[([^\]]*)\]\([^)]*\)/gu;

/** Enough of a note to hold its first line, in UTF-16 units, or as much of that line as a title shows. */
const beginning = (words: string): string => words.slice(0, cutBefore(words, 400));

/**
 * The first line of a note, or else the words of its first passage; a note on the whole text without words is
 * called that.
 */
export const titleOfNote = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): string => {
  const line = beginning(annotation.note)
    .split('\n')
    .map((one) =>
      one
        .replaceAll(link, '$1')
        .replaceAll(/^[\s#>*+-]+|[*_`]+/gu, '')
        .trim(),
    )
    .find((one) => one !== '');
  if (line !== undefined) return shorten(line, longest);
  const [range] = ranges;
  const quote = range ? plainWords(flat, range) : annotation.targets[0]?.quote.exact;
  return quote ? `“${shorten(quote, longest - 2)}”` : t('notes.wholeText');
};
