import { rangesByBlock, type FlatText } from '#core/text/flat-text';
import { paragraphsOf } from '#core/export/citation';
import { t } from '../i18n';
import type { AnchoredAnnotation } from '../stores/annotations';

/** Where an annotation stands, in words. */
export const placeOf = (flat: FlatText, { annotation, ranges }: AnchoredAnnotation): string => {
  const [range] = ranges;
  if (!range) return annotation.targets.length === 0 ? t('notes.wholeText') : '';
  const [first] = rangesByBlock(flat, range);
  switch (first?.block.block.kind) {
    case 'heading':
      return t('notes.inHeading');
    case 'epigraph':
      return t('notes.inEpigraph');
    case 'source-line':
      return t('notes.inSource');
    default: {
      const label = paragraphsOf(flat, range).replace(/^¶ /, '');
      return t(first?.block.section.place === 'apparatus' ? 'notes.inNote' : 'notes.inText', { label });
    }
  }
};
