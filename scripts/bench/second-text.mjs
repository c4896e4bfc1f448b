import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { layBuiltText } from './lay-texts.mjs';

/** @typedef {import('../build-library.ts').BuiltText} BuiltText */

const folder = join(root, 'tests/fixtures/second-text');

/**
 * The id of the second text. It sorts after that of the bundled text, as the library of a build would have
 * it.
 */
export const secondTextId = 'minutes-of-the-harbour-committee';

/** @type {Promise<readonly BuiltText[]> | null} */
let built = null;

/** Built from TEI as the bundled text is; once in each process. */
const buildSecondText = async () => {
  /** @type {{ module: typeof import('../build-library.ts') }} */
  const { module } = await runnerImport(join(root, 'scripts/build-library.ts'));
  return module.buildLibrary(folder);
};

/**
 * Adds the text of `tests/fixtures/second-text`, of the form and about the length of the bundled one, to the
 * end of a build's library. Its sections and blocks have the ids of the bundled text as far as they reach, so
 * that a mix-up of two texts would show.
 * @param {string} out the folder of the build
 */
export const addSecondText = async (out) => {
  built ??= buildSecondText();
  for (const text of await built) layBuiltText(out, text);
};
