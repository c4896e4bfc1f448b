/**
 * A prebuilt Lunr index on disk. It is used only when all fields above `words` agree with the program and the
 * text.
 */
export interface SearchIndexFile {
  readonly format: typeof indexFormat;
  readonly version: typeof indexVersion;
  readonly textId: string;
  readonly contentHash: string;
  /** `tokeniserVersion` of core/tokens/tokenise.ts. */
  readonly tokeniser: number;
  readonly lunr: string;
  /**
   * Every term of the text before stemming, once, sorted by UTF-16 units. A word that is still being typed is
   * looked up here, because Lunr keeps only stems.
   */
  readonly words: readonly string[];
  /** What `lunr.Index.prototype.toJSON` gives. */
  readonly index: object;
}

export const indexFormat = 'lectern.search-index';
export const indexVersion = 1;
