import lunr from 'lunr';
import { indexDocuments, indexFields, isStemmed, type IndexField } from '#core/search/documents';
import { indexFormat, indexVersion, type SearchIndexFile } from '#core/search/index-file';
import type { StudyText } from '#core/text/study-text';
import { indexedTokens, tokeniserVersion } from '#core/tokens/tokenise';

/** A word in a heading counts double, because a heading says what the section is about. */
const boosts: Readonly<Record<IndexField, number>> = { heading: 2, text: 1, note: 1 };

/**
 * The Lunr index of a text: blocks as documents, Lectern's tokeniser, no stop words, and the position of
 * every word.
 */
export const buildIndex = (text: StudyText): SearchIndexFile => {
  const documents = indexDocuments(text);
  const builder = new lunr.Builder();
  builder.tokenizer = Object.assign(tokenizer, { separator: lunr.tokenizer.separator });
  if (isStemmed(text.metadata.language)) {
    builder.pipeline.add(lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
  }
  builder.metadataWhitelist = ['position'];
  builder.ref('id');
  for (const field of indexFields) builder.field(field, { boost: boosts[field] });
  for (const document of documents) builder.add(document);
  forgetEmptyFields(builder);

  const words = documents.flatMap((document) =>
    indexFields.flatMap((field) => indexedTokens(document[field])),
  );
  return {
    format: indexFormat,
    version: indexVersion,
    textId: text.id,
    contentHash: text.contentHash,
    tokeniser: tokeniserVersion,
    lunr: lunr.version,
    words: [...new Set(words.map(({ term }) => term))].sort(),
    index: builder.build().toJSON(),
  };
};

/** Replaces Lunr's tokeniser. Positions are a start and a length, in UTF-16 units of the block. */
const tokenizer = (words?: string | object | object[] | null): lunr.Token[] =>
  indexedTokens(typeof words === 'string' ? words : '').map(
    ({ term, start, end }, index) => new lunr.Token(term, { position: [start, end - start], index }),
  );

/** What Lunr counts while documents are added. Its type declarations leave this out. */
interface Counts {
  fieldLengths: Record<string, number>;
  fieldTermFrequencies: Record<string, object>;
}

/**
 * Removes the empty fields from Lunr's counts, because each document has words in one field only. The empty
 * fields would lower a field's average length; headings, which are rare, would then count as overlong and
 * never come first.
 */
const forgetEmptyFields = (builder: lunr.Builder): void => {
  const counts = builder as lunr.Builder & Counts; // Lunr 2.3.9 has both; the tests would notice their loss
  const isUsed = ([field]: [string, unknown]) => counts.fieldLengths[field] !== 0;
  counts.fieldTermFrequencies = Object.fromEntries(
    Object.entries(counts.fieldTermFrequencies).filter(isUsed),
  );
  counts.fieldLengths = Object.fromEntries(Object.entries(counts.fieldLengths).filter(isUsed));
};
