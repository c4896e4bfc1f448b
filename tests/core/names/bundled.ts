import { readFileSync } from 'node:fs';
import { flatten } from '#core/text/flat-text';
import { parseTei } from '#core/text/tei';

const id = 'lenin-cc-speeches-1917-11-14';

/** The bundled text as the program reads it, and its words as the source has them. */
export const bundled = parseTei(
  readFileSync(`resources/texts/${id}.xml`, 'utf8'),
  (form) => `${form.length}`,
);
export const bundledFlat = flatten(bundled);
export const source = readFileSync(`tests/fixtures/texts/${id}.txt`, 'utf8');
