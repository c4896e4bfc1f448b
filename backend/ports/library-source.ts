/** The bundled texts as the build laid them down (scripts/build-library.ts): for each text its reading form and its index. */
export interface LibrarySource {
  /** Ids in the order of the library. */
  list(): readonly string[];
  /** The reading form: JSON of a `StudyText`. Throws when it is missing. */
  readText(id: string): string;
  /** JSON of a `SearchIndexFile` (core/search/index-file.ts). Throws when it is missing. */
  readIndex(id: string): string;
}
