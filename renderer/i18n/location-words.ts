import { rangesByBlock, type FlatBlock, type FlatText } from '#core/text/flat-text';
import { paragraphsOf } from '#core/export/citation';
import type { TextRange } from '#core/annotation/annotation';
import type { AnchoredAnnotation } from '#core/anchoring/passages';
import { t } from './index';

/** The location of an annotation's first passage, in words; empty for an orphan. */
export const locationOf = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): string => {
  const [range] = ranges;
  if (!range) return annotation.targets.length === 0 ? t('notes.wholeText') : '';
  return locationOfRange(flat, range);
};

export const locationOfRange = (flat: FlatText, range: TextRange): string => {
  const parts = rangesByBlock(flat, range);
  const [first] = parts;
  return first ? locationOfBlock(first.block, paragraphsOf(parts).replace(/^¶ /, '')) : '';
};

/**
 * The kind of block for a heading, epigraph or source line; else the label, with "Note" before it in the
 * editor's notes.
 */
export const locationOfBlock = ({ block, section }: FlatBlock, label: string): string => {
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
