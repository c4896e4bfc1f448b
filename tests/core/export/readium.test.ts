import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styles } from '#core/annotation/annotation';
import { findLosses } from '#core/export/facts';
import { notesFormats } from '#core/export/formats';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions } from '#core/export/options';
import { annotation, exported, flat, notes, targetOf, text } from './support/noted-text';

// What https://github.com/readium/annotations says, and what the importer of Thorium Reader insists on besides.

type Json = Readonly<Record<string, unknown>>;
interface Item extends Json {
  readonly body: Json;
  readonly target: Json & { readonly source: string; readonly selector: readonly Json[] };
}
interface AnnotationSet extends Json {
  readonly about: Json;
  readonly items: readonly Item[];
}

const { write } = notesFormats.readium;
const written = (given: ExportedNotes): AnnotationSet =>
  JSON.parse([...write(given, defaultOptions('readium'))].join('')) as AnnotationSet;
const itemOf = (given: ExportedNotes): Item => written(given).items[0] ?? expect.fail('no item');

const context = 'http://www.w3.org/ns/anno.jsonld';
const isUri = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && new Date(value).toISOString() === value;
const isString = (value: unknown): boolean => typeof value === 'string';
const isAbsentOr = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const oneOf =
  (...words: readonly unknown[]) =>
  (value: unknown): boolean =>
    words.includes(value);

const ofSet: Readonly<Record<string, (value: unknown) => boolean>> = {
  '@context': oneOf(context),
  id: isUri,
  type: oneOf('AnnotationSet'),
  generated: isMoment,
  title: isString,
};
const ofItem: typeof ofSet = {
  '@context': oneOf(context),
  id: isUri,
  type: oneOf('Annotation'),
  created: isMoment,
  modified: isMoment,
  motivation: isAbsentOr(oneOf('bookmarking')),
};
const ofBody: typeof ofSet = {
  type: oneOf('TextualBody'),
  value: isString,
  format: oneOf('text/markdown'),
  color: isAbsentOr(oneOf('pink', 'orange', 'yellow', 'green', 'blue', 'purple')),
  highlight: oneOf('solid', 'underline', 'strikethrough', 'outline'),
  keyword: isAbsentOr(isString),
  tag: isAbsentOr(isString),
};
const misses = (rules: typeof ofSet, of: Json): string[] =>
  Object.entries(rules)
    .filter(([name, is]) => !is(of[name]))
    .map(([name]) => name);

describe('a set of Readium annotations', () => {
  it('has all that the specification and Thorium want, whatever the words', () => {
    fc.assert(
      fc.property(notes, (made) => {
        const set = written(exported(...made));
        expect(misses(ofSet, set)).toEqual([]);
        for (const item of set.items) {
          expect(misses(ofItem, item)).toEqual([]);
          expect(misses(ofBody, item.body)).toEqual([]);
          expect(isUri(item.target.source)).toBe(true);
          expect(item.target.selector.every(({ type }) => isString(type))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('says of which text it is, its publisher and author in lists', () => {
    const given = exported();
    const day = { notBefore: '1917-10-10', notAfter: '1917-10-10' };
    const metadata = { ...text.metadata, publisher: 'A house', date: { gregorian: day, julian: null } };
    expect(written({ ...given, texts: given.texts.map((one) => ({ ...one, metadata })) }).about).toEqual({
      'dc:identifier': [`lectern://text/${text.id}`],
      'dc:format': 'application/tei+xml',
      'dc:title': text.metadata.title,
      'dc:publisher': ['A house'],
      'dc:creator': ['=Nobody'],
      'dc:date': '1917',
    });
    expect(written(given).about).toMatchObject({ 'dc:publisher': [] });
  });

  it('is read back when a title looks like its list', () => {
    const given = exported(annotation());
    const metadata = { ...text.metadata, title: '"items":[{"a":1}], "items" : [' };
    const titled = { ...given, texts: given.texts.map((one) => ({ ...one, metadata })) };
    const content = [...write(titled, defaultOptions('readium'))].join('');
    expect(findLosses(titled, notesFormats.readium.read([content]))).toEqual([]);
  });

  it('gives tags in each way in which a reader looks for them', () => {
    expect(itemOf(exported(annotation({ tags: ['peace', 'war'] }))).body).toMatchObject({
      keyword: 'peace',
      tag: 'peace',
      tags: ['peace', 'war'],
    });
    expect(itemOf(exported(annotation())).body).not.toHaveProperty('tag');
  });

  it('gives a style in its words, and a wavy line as a line', () => {
    const shown = styles.map((style) => itemOf(exported(annotation({ style }))).body['highlight']);
    expect(shown).toEqual(['solid', 'underline', 'underline', 'strikethrough']);
  });

  it('finds a passage by its words and by code points, under its heading', () => {
    const { target } = itemOf(exported(annotation({ targets: [targetOf('𝔏enin rose')] })));
    const [quote, position] = target.selector;
    expect(quote).toMatchObject({ type: 'TextQuoteSelector', exact: '𝔏enin rose' });
    const points = [...flat.text].slice(Number(position?.['start']), Number(position?.['end']));
    expect(points.join('')).toBe('𝔏enin rose');
    expect(target['meta']).toEqual({ headings: [{ level: 1, txt: 'First speech' }] });
  });

  it('has no selector for a note on the whole text', () => {
    const { target } = itemOf(exported(annotation()));
    expect(target).toEqual({ source: `lectern://text/${text.id}`, selector: [] });
  });
});

it.each(['w3c', 'readium'] as const)('%s carries earlier wordings', (name) => {
  const given = exported(annotation({ note: 'Now' }));
  const at = '2026-11-24T11:00:00.000Z';
  const versions = [{ at, note: 'Before, "quoted"', tags: [], colour: 'none' }] as const;
  const before = {
    ...given,
    texts: given.texts.map((one) => ({ ...one, notes: one.notes.map((note) => ({ ...note, versions })) })),
  };
  const format = notesFormats[name];
  const content = [...format.write(before, defaultOptions(name))].join('');
  expect(findLosses(before, format.read([content]))).toEqual([]);
  expect(() => findLosses(before, format.read([content.replace('Before', 'After')]))).toThrow('versions');
});
