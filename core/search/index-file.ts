/** A prebuilt Lunr index on disk, with what it was built for. All of that must agree before it is used. */
export interface SearchIndexFile {
  readonly format: typeof indexFormat;
  readonly version: typeof indexVersion;
  readonly textId: string;
  readonly contentHash: string;
  /** `tokeniserVersion` of core/tokens/tokenise.ts. */
  readonly tokeniser: number;
  readonly lunr: string;
  /**
   * Every term of the text before stemming, once, sorted by UTF-16 units: Lunr keeps only stems, among which what
   * somebody has begun to type cannot be looked up.
   */
  readonly words: readonly string[];
  /** What `lunr.Index.prototype.toJSON` gives. */
  readonly index: object;
}

export const indexFormat = 'lectern.search-index';
export const indexVersion = 1;
