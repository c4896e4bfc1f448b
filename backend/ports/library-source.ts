import type { TextSummary } from '#contract/commands';

/**
 * The bundled texts as the build wrote them (scripts/build-library.ts): the catalogue, and the reading form and
 * the index of each text.
 */
export interface LibrarySource {
  /** The catalogue as it is now, in the order of the library. Throws when there is none. */
  list(): readonly TextSummary[];
  /** The reading form: JSON of a `StudyText`. Throws when it is missing. */
  readText(id: string): string;
  /** JSON of a `SearchIndexFile` (core/search/index-file.ts). Throws when it is missing. */
  readIndex(id: string): string;
}
