import { isRecord } from '#core/json/guards';
import {
  addressOf,
  after,
  factsOfPassages,
  itemsJson,
  labelFrom,
  listOf,
  open,
  ownVersionsOf,
  recordOf,
  stringOf,
  targetOf,
  versionsFrom,
} from './annotation-json';
import type { ReadNote } from './facts';
import { itemsOf } from './json-items';
import type { ExportedNote, ExportedNotes, ExportedText } from './model';

/**
 * W3C Web Annotation, JSON-LD (https://www.w3.org/TR/annotation-model/): one collection (§5) with one page of all notes.
 * What the standard has no word for stands under names of our own, which the context declares, so that JSON-LD drops
 * none of them: colour, its label, style, earlier wordings, the edition, and offsets in UTF-16 as the record has them.
 */
const own = 'lectern://vocabulary#';
const context = ['http://www.w3.org/ns/anno.jsonld', { lectern: own }] as const;

export function* writeWebAnnotations({ made, version, texts }: ExportedNotes): Generator<string, void> {
  const total = texts.reduce((sum, { notes }) => sum + notes.length, 0);
  const id = `lectern://export/${made}`;
  const head = {
    '@context': context,
    id,
    type: 'AnnotationCollection',
    label: texts.map(({ metadata }) => metadata.title),
    generator: { id: 'lectern://program', type: 'Software', name: `Lectern ${version}` },
    generated: made,
    total,
  };
  const page = { id: `${id}/all`, type: 'AnnotationPage', partOf: id, startIndex: 0 };
  yield `${open(head)},\n"first":${open(page)},"items":[`;
  yield* itemsJson(texts, annotationOf);
  yield '\n]}}\n';
}

const annotationOf = (text: ExportedText, exported: ExportedNote): object => {
  const { annotation, colour, label, passages, versions } = exported;
  const { id, motivation, created, modified, note, tags, style } = annotation;
  const source = addressOf(text.id);
  const format = 'text/markdown';
  const body: object[] = [];
  if (note !== '') body.push({ type: 'TextualBody', value: note, format, purpose: 'commenting' });
  for (const value of tags) body.push({ type: 'TextualBody', value, purpose: 'tagging' });
  const head = { type: 'SpecificResource', source };
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation,
    created,
    modified,
    body: body.length > 0 ? body : undefined,
    target: passages.length === 0 ? source : passages.map((passage) => targetOf(text, passage, head)),
    'lectern:colour': colour,
    'lectern:colourLabel': label ?? undefined,
    'lectern:style': style,
    'lectern:versions': ownVersionsOf(versions),
  };
};

/** @throws SyntaxError for what is no such collection */
export function* readWebAnnotations(pieces: Iterable<string>): Generator<ReadNote, void> {
  const items = itemsOf(pieces, ({ first }) => (isRecord(first) ? first['items'] : null));
  for (const item of items) yield noteOf(item);
}

const noteOf = (item: unknown): ReadNote => {
  const annotation = recordOf(item);
  const bodies = listOf(annotation['body']).map(recordOf);
  const valuesFor = (purpose: string): string[] =>
    bodies.filter((body) => body['purpose'] === purpose).map((body) => stringOf(body['value']));
  const [target, ...more] = listOf(annotation['target']);
  const isWhole = typeof target === 'string' && more.length === 0;
  const targets = isWhole ? [] : [target, ...more].map(recordOf);
  return {
    id: after('urn:uuid:', annotation['id']),
    text: after(addressOf(''), isWhole ? target : targets[0]?.['source']),
    motivation: stringOf(annotation['motivation']),
    note: valuesFor('commenting')[0] ?? '',
    tags: valuesFor('tagging'),
    colour: stringOf(annotation['lectern:colour']),
    label: labelFrom(annotation),
    style: stringOf(annotation['lectern:style']),
    created: stringOf(annotation['created']),
    modified: stringOf(annotation['modified']),
    versions: versionsFrom(annotation),
    ...factsOfPassages(targets.map((one) => [one['selector'], one])),
  };
};
