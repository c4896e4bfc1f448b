import { fileURLToPath } from 'node:url';
import type { StudyText } from '#core/text/study-text';
import type { LibrarySource } from '#backend/ports/library-source';
import { buildLibrary, type BuiltText } from '#scripts/build-library';

export const textId = 'lenin-cc-speeches-1917-11-14';

export const bundled = (): BuiltText[] =>
  buildLibrary(fileURLToPath(new URL('../../../resources/texts', import.meta.url)));

/** The library that the build makes, in memory. */
export const libraryOf = (built: readonly BuiltText[]): LibrarySource => {
  const find = (id: string): BuiltText => {
    const text = built.find(({ summary }) => summary.id === id);
    if (text === undefined) throw new Error(`no ${id}`);
    return text;
  };
  return {
    list: () => built.map(({ summary }) => summary),
    readText: (id) => find(id).textJson,
    readIndex: (id) => find(id).indexJson,
  };
};

export const textReader =
  (library: LibrarySource) =>
  (id: string): StudyText =>
    JSON.parse(library.readText(id)) as StudyText; // the build wrote it from this type
