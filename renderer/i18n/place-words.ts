import { rangesByBlock, type FlatBlock, type FlatText } from '#core/text/flat-text';
import { paragraphsOf } from '#core/export/citation';
import type { TextRange } from '#core/annotation/annotation';
import type { AnchoredAnnotation } from '#core/anchoring/passages';
import { t } from './index';

/** Where an annotation stands, in words. */
export const placeOf = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): string => {
  const [range] = ranges;
  if (!range) return annotation.targets.length === 0 ? t('notes.wholeText') : '';
  return placeOfRange(flat, range);
};

export const placeOfRange = (flat: FlatText, range: TextRange): string => {
  const [first] = rangesByBlock(flat, range);
  return first ? placeOfBlock(first.block, paragraphsOf(flat, range).replace(/^¶ /, '')) : '';
};

/** What kind of block it is, or the paragraphs' numbers in the text or in the editor's notes. */
export const placeOfBlock = ({ block, section }: FlatBlock, label: string): string => {
  switch (block.kind) {
    case 'heading':
      return t('notes.inHeading');
    case 'epigraph':
      return t('notes.inEpigraph');
    case 'source-line':
      return t('notes.inSource');
    default:
      return t(section.place === 'apparatus' ? 'notes.inNote' : 'notes.inText', { label });
  }
};
