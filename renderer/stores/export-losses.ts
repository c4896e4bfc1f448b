import type { Loss } from '#core/export/facts';
import { counted, t } from '../i18n';

/**
 * What became of the notes in a file that was read back, in one sentence. Facts that are missing in equally many
 * notes share one count. Notes with broken characters have a sentence of their own: no format is to blame for them.
 */
export const lossSentences = (losses: readonly Loss[]): readonly string[] => {
  const broken = losses.filter(({ fact }) => fact === 'malformed');
  const missing = losses.filter(({ fact }) => fact !== 'malformed');
  const counts = new Set(missing.map(({ notes }) => notes));
  const groups = Array.from(counts, (count) => {
    const facts = missing.filter(({ notes }) => notes === count);
    return counted('export.missingFrom', count, {
      facts: listed(facts.map(({ fact }) => t(`exportFacts.${fact}`))),
    });
  });
  return [
    groups.length > 0
      ? t('export.missing', { what: listed(groups) })
      : t(broken.length > 0 ? 'export.allThere' : 'export.nothingLost'),
    ...broken.map(({ notes }) => counted('export.broken', notes)),
  ];
};

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
