import type { Index } from 'lunr';
import * as v from 'valibot';
import { isStemmed } from '#core/search/documents';
import { indexFormat, indexVersion } from '#core/search/index-file';
import type { SearchLayer } from '#core/search/hit';
import type { Block, StudyText } from '#core/text/study-text';
import { tokeniserVersion } from '#core/tokens/tokenise';
import { CommandError } from '#contract/result';
import type { LibrarySource } from '../ports/library-source';

/** An index that has been checked to belong to this text and to this version of the program. */
export interface LoadedIndex {
  readonly index: Index;
  readonly presence: { readonly required: number; readonly optional: number };
  /** Every term of the text, sorted by UTF-16 units. */
  readonly words: readonly string[];
  /** The text's blocks by id, in reading order. */
  readonly blocks: ReadonlyMap<string, IndexedBlock>;
  /** The form under which the index keeps a term. */
  readonly stem: (term: string) => string;
}

export interface IndexedBlock {
  readonly block: Block;
  /** Its place in reading order. */
  readonly order: number;
  readonly layer: SearchLayer;
}

const fileSchema = v.object({
  format: v.string(),
  version: v.number(),
  textId: v.string(),
  contentHash: v.string(),
  tokeniser: v.number(),
  lunr: v.string(),
  words: v.array(v.string()),
  index: v.looseObject({ version: v.string(), pipeline: v.array(v.string()) }),
});
type IndexFile = v.InferOutput<typeof fileSchema>;

/**
 * Reads the index of a text and loads Lunr for it. Throws `index-mismatch`, with a message that names the
 * difference, when the index cannot be read, or was built for another text, tokeniser or Lunr version.
 */
export const loadIndex = async (library: LibrarySource, text: StudyText): Promise<LoadedIndex> => {
  const { default: lunr } = await import('lunr');
  const file = readIndexFile(library, text.id);
  checkIndex(file, text, lunr.version);
  try {
    const index = lunr.Index.load(file.index);
    const pipeline = lunr.Pipeline.load(file.index.pipeline);
    return {
      index,
      presence: { required: lunr.Query.presence.REQUIRED, optional: lunr.Query.presence.OPTIONAL },
      words: file.words,
      blocks: blocksById(text),
      stem: (term) => pipeline.runString(term)[0] ?? term,
    };
  } catch (error) {
    throw mismatch(text.id, 'its Lunr index is damaged', error);
  }
};

const readIndexFile = (library: LibrarySource, textId: string): IndexFile => {
  let json: unknown;
  try {
    json = JSON.parse(library.readIndex(textId));
  } catch (error) {
    throw mismatch(textId, 'it cannot be read', error);
  }
  const format = v.safeParse(v.object({ format: v.literal(indexFormat), version: v.number() }), json);
  if (!format.success) throw mismatch(textId, `it is not of the format ${indexFormat}`);
  if (format.output.version !== indexVersion) {
    throw mismatch(textId, `its format version is ${format.output.version}, not ${indexVersion}`);
  }
  const file = v.safeParse(fileSchema, json);
  if (file.success) return file.output;
  throw mismatch(textId, `its field ${v.getDotPath(file.issues[0]) ?? ''} is not what it should be`);
};

const checkIndex = (file: IndexFile, text: StudyText, lunrVersion: string): void => {
  const pipeline = isStemmed(text.metadata.language) ? 'stemmer' : '';
  const rows: [what: string, found: string | number, needed: string | number][] = [
    ['text', file.textId, text.id],
    ['content hash', file.contentHash, text.contentHash],
    ['tokeniser version', file.tokeniser, tokeniserVersion],
    ['Lunr version', file.lunr, lunrVersion],
    ['Lunr version inside', file.index.version, lunrVersion],
    ['pipeline', file.index.pipeline.join(', '), pipeline],
  ];
  const differences = rows
    .filter(([, found, needed]) => found !== needed)
    .map(([what, found, needed]) => `its ${what} is "${found}", not "${needed}"`);
  if (differences.length > 0) throw mismatch(text.id, differences.join('; '));
};

const blocksById = (text: StudyText): LoadedIndex['blocks'] =>
  new Map(
    text.sections
      .flatMap(({ place, blocks }) =>
        blocks.map((block) => ({ block, layer: place === 'apparatus' ? 'note' : 'text' }) as const),
      )
      .map(({ block, layer }, order) => [block.id, { block, layer, order }] as const),
  );

const mismatch = (textId: string, what: string, cause?: unknown): CommandError =>
  new CommandError('index-mismatch', `The search index of "${textId}" cannot be used: ${what}.`, { cause });
