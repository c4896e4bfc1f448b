import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Puts texts into the library of a build (a copy of one: see build-copy.mjs).

/** @typedef {import('#contract/commands').TextSummary} TextSummary */

/** @param {string} out the folder of the build */
export const libraryOf = (out) => join(out, 'main/library');

/** @param {string} library @param {readonly TextSummary[]} summaries in the order in which they are listed */
const writeCatalogue = (library, summaries) =>
  writeFileSync(join(library, 'library.json'), JSON.stringify(summaries));

/**
 * Puts this one text in place of the library, without a search index.
 * @param {string} out @param {import('#core/text/study-text').StudyText} text
 */
export const layText = (out, text) => {
  const library = libraryOf(out);
  mkdirSync(join(library, text.id), { recursive: true });
  writeFileSync(join(library, text.id, 'text.json'), JSON.stringify(text));
  const { title, creator } = text.metadata;
  writeCatalogue(library, [{ id: text.id, title, creator }]);
};

/**
 * Adds a text with its index to the end of the library, or puts it in the place of the library.
 * @param {string} out @param {import('../build-library.ts').BuiltText} text @param {{ alone?: boolean }} [options]
 */
export const layBuiltText = (out, { summary, textJson, indexJson }, { alone = false } = {}) => {
  const library = libraryOf(out);
  const { id } = summary;
  mkdirSync(join(library, id), { recursive: true });
  writeFileSync(join(library, id, 'text.json'), textJson);
  writeFileSync(join(library, id, 'index.json'), indexJson);
  const listed = /** @type {TextSummary[]} */ (
    JSON.parse(readFileSync(join(library, 'library.json'), 'utf8'))
  ); // the build wrote it
  writeCatalogue(library, [...listed.filter((text) => !alone && text.id !== id), summary]);
};
