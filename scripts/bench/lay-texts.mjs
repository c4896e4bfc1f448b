import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Puts texts into the library of a build (a copy of one: see build-copy.mjs).

/** @param {string} out the folder of the build */
export const libraryOf = (out) => join(out, 'main/library');

/** @param {string} library @param {readonly string[]} ids in the order in which they are listed */
const writeIds = (library, ids) => writeFileSync(join(library, 'library.json'), JSON.stringify(ids));

/**
 * Puts this one text in place of the library, without a search index.
 * @param {string} out @param {import('#core/text/study-text').StudyText} text
 */
export const layText = (out, text) => {
  const library = libraryOf(out);
  mkdirSync(join(library, text.id), { recursive: true });
  writeFileSync(join(library, text.id, 'text.json'), JSON.stringify(text));
  writeIds(library, [text.id]);
};

/**
 * Adds a text with its index to the end of the library.
 * @param {string} out @param {import('../build-library.ts').BuiltText} text
 */
export const layBuiltText = (out, { id, textJson, indexJson }) => {
  const library = libraryOf(out);
  mkdirSync(join(library, id), { recursive: true });
  writeFileSync(join(library, id, 'text.json'), textJson);
  writeFileSync(join(library, id, 'index.json'), indexJson);
  const ids = /** @type {string[]} */ (JSON.parse(readFileSync(join(library, 'library.json'), 'utf8'))); // the build wrote it
  writeIds(library, [...ids.filter((listed) => listed !== id), id]);
};
