/** A prebuilt Lunr index on disk, with what it was built for. All four must agree before it is used. */
export interface SearchIndexFile {
  readonly format: 'lectern.search-index';
  readonly version: 1;
  readonly textId: string;
  readonly contentHash: string;
  readonly tokeniser: number;
  readonly lunr: string;
  /** What `lunr.Index.prototype.toJSON` gives. */
  readonly index: object;
}
