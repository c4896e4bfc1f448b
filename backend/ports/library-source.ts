/**
 * The bundled texts as the build wrote them (scripts/build-library.ts): the reading form and the index of
 * each.
 */
export interface LibrarySource {
  /** Ids in the order of the library. */
  list(): readonly string[];
  /** The reading form: JSON of a `StudyText`. Throws when it is missing. */
  readText(id: string): string;
  /** JSON of a `SearchIndexFile` (core/search/index-file.ts). Throws when it is missing. */
  readIndex(id: string): string;
}
