import type { StudyText } from '#core/text/study-text';

/**
 * What Lunr indexes: one document for each block, with the block's words in one field; the other fields are
 * empty.
 */
export interface IndexDocument extends Readonly<Record<IndexField, string>> {
  /** The block's id. */
  readonly id: string;
}

export const indexFields = ['text', 'heading', 'note'] as const;
export type IndexField = (typeof indexFields)[number];

/** One document for each block, in reading order. */
export const indexDocuments = (text: Pick<StudyText, 'sections'>): IndexDocument[] =>
  text.sections.flatMap(({ place, blocks }) =>
    blocks.map(({ id, kind, text: words }) => {
      const field: IndexField = kind === 'heading' ? 'heading' : place === 'apparatus' ? 'note' : 'text';
      return { id, text: '', heading: '', note: '', [field]: words };
    }),
  );

/** Whether words of this language (a BCP 47 tag) are stemmed. Lunr 2.3.9 itself stems English only. */
export const isStemmed = (language: string): boolean => /^en(-|$)/iu.test(language);
