import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { isRecord } from '#core/json/guards';
import { notesFormats } from '#core/export/formats';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions } from '#core/export/options';
import { annotationContext, annotationTerms, readiumTerms } from './support/annotation-terms';
import { annotation, exported, targetOf } from './support/noted-text';

/** Each kind of annotation, and every field that a format may have. */
const bare = exported(
  annotation({
    note: 'Words',
    tags: ['peace', 'war'],
    colour: 'green',
    targets: [targetOf('Kamenev 😀 spoke'), targetOf('Nobody')],
  }),
  annotation({ id: '00000000-0000-4000-8000-000000000002', motivation: 'bookmarking', colour: 'none' }),
  annotation({
    id: '00000000-0000-4000-8000-000000000003',
    motivation: 'highlighting',
    style: 'wavy',
    targets: [{ ...targetOf('spoke'), contentHash: 'old' }],
  }),
);
const versions = [{ at: '2026-11-24T11:00:00.000Z', note: 'Before', tags: [], colour: 'none' }] as const;
const given: ExportedNotes = {
  ...bare,
  texts: bare.texts.map((text) => ({ ...text, notes: text.notes.map((note) => ({ ...note, versions })) })),
};
const written = (name: 'w3c' | 'readium'): string =>
  [...notesFormats[name].write(given, defaultOptions(name))].join('');

/** What a program for linked data takes from a file. It knows nothing but the words above, and throws before it drops one. */
const expand = (content: string, added: object = {}) =>
  jsonld.expand(JSON.parse(content) as object, {
    safe: true,
    expandContext: added,
    documentLoader: (url) =>
      url === annotationContext
        ? Promise.resolve({ documentUrl: url, document: { '@context': annotationTerms } })
        : Promise.reject(new Error(`There is no context ${url}.`)),
  });

const keysOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]) : [];
};
const ownKeys = (value: unknown, prefix: string): string[] =>
  keysOf(value)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted();

describe.each([
  ['w3c', 'lectern://vocabulary#', {}],
  ['readium', 'lectern:', readiumTerms],
] as const)('JSON-LD, %s', (name, prefix, terms) => {
  const content = written(name);

  it('drops no field', async () => {
    const expanded = await expand(content, terms);
    const own = ownKeys(JSON.parse(content), 'lectern:');
    expect(own).toEqual(expect.arrayContaining(['colour', 'colourLabel', 'style', 'versions', 'edition']));
    expect(ownKeys(expanded, prefix)).toEqual(own);
  });

  it('would drop one of our own without its prefix', async () => {
    await expect(expand(content.replaceAll('lectern:style', 'style'), terms)).rejects.toThrow('Safe mode');
  });
});
