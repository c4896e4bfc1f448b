import type { TextRange } from '../annotation/annotation';
import { rangesByBlock, type FlatText } from './flat-text';

/** The words of a range without markup and numbers; an empty line stands between two blocks. */
export const plainWords = (flat: FlatText, range: TextRange): string =>
  rangesByBlock(flat, range)
    .map(({ block, start, end }) => block.block.text.slice(start, end))
    .join('\n\n');
