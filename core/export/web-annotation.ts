import type { Target } from '#core/annotation/annotation';
import { isRecord } from '#core/json/guards';
import type { ReadNote } from './facts';
import type { ExportedNote, ExportedNotes, ExportedPassage, ExportedText } from './model';

/**
 * W3C Web Annotation, JSON-LD (https://www.w3.org/TR/annotation-model/): one collection (§5) with one page of all notes.
 * What the standard has no word for stands under names of our own, which the context declares, so that JSON-LD drops
 * none of them: colour, its label, style, the edition, and offsets in UTF-16 as the record has them. The standard's own
 * offsets count Unicode code points (§4.2.5).
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
  let isFirst = true;
  for (const text of texts)
    for (const note of text.notes) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(annotationOf(text, note))}`;
      isFirst = false;
    }
  yield '\n]}}\n';
}

/** JSON of an object without the sign that ends it. */
const open = (value: object): string => JSON.stringify(value).slice(0, -1);

const annotationOf = (text: ExportedText, { annotation, colour, label, passages }: ExportedNote): object => {
  const { id, motivation, created, modified, note, tags, style } = annotation;
  const format = 'text/markdown';
  const body = [
    ...(note === '' ? [] : [{ type: 'TextualBody', value: note, format, purpose: 'commenting' }]),
    ...tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
  ];
  const source = `lectern://text/${text.id}`;
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation,
    created,
    modified,
    ...(body.length > 0 && { body }),
    target: passages.length === 0 ? source : passages.map((passage) => targetOf(text, source, passage)),
    'lectern:colour': colour,
    ...(label !== null && { 'lectern:colourLabel': label }),
    'lectern:style': style,
  };
};

const targetOf = (text: ExportedText, source: string, { target, found }: ExportedPassage): object => {
  const { quote, position, contentHash } = target;
  const { exact, prefix, suffix } = quote;
  const points = found && text.pointsAt;
  const type = 'TextPositionSelector';
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(points ? [{ type, start: points(found.range.start), end: points(found.range.end) }] : []),
    ],
    'lectern:edition': contentHash,
    'lectern:start': position.start,
    'lectern:end': position.end,
    ...(found && { 'lectern:locator': found.locator }),
  };
};

/** @throws SyntaxError for what is no such collection */
export const readWebAnnotations = (content: string): readonly ReadNote[] => {
  const collection: unknown = JSON.parse(content);
  const page = isRecord(collection) ? collection['first'] : null;
  const items = isRecord(page) ? page['items'] : null;
  if (!Array.isArray(items)) throw new SyntaxError('It is no collection of annotations.');
  return items.map(noteOf);
};

const noteOf = (item: unknown): ReadNote => {
  const annotation = recordOf(item);
  const bodies = listOf(annotation['body']).map(recordOf);
  const valuesFor = (purpose: string): string[] =>
    bodies.filter((body) => body['purpose'] === purpose).map((body) => stringOf(body['value']));
  const [target, ...more] = listOf(annotation['target']);
  const isWhole = typeof target === 'string' && more.length === 0;
  const targets = isWhole ? [] : [target, ...more].map(passageOf);
  const label = annotation['lectern:colourLabel'];
  return {
    id: after('urn:uuid:', annotation['id']),
    text: after('lectern://text/', isWhole ? target : recordOf(target)['source']),
    motivation: stringOf(annotation['motivation']),
    note: valuesFor('commenting')[0] ?? '',
    tags: valuesFor('tagging'),
    colour: stringOf(annotation['lectern:colour']),
    label: label === undefined ? null : stringOf(label),
    style: stringOf(annotation['lectern:style']),
    created: stringOf(annotation['created']),
    modified: stringOf(annotation['modified']),
    quotes: targets.map(({ quote }) => quote.exact),
    contexts: targets.map(({ quote: { prefix, suffix } }) => [prefix, suffix]),
    positions: targets.map(({ position: { start, end }, contentHash }) => [start, end, contentHash]),
  };
};

const passageOf = (value: unknown): Target => {
  const target = recordOf(value);
  const quote = listOf(target['selector'])
    .map(recordOf)
    .find(({ type }) => type === 'TextQuoteSelector');
  return {
    quote: {
      exact: stringOf(quote?.['exact']),
      prefix: stringOf(quote?.['prefix']),
      suffix: stringOf(quote?.['suffix']),
    },
    position: { start: Number(target['lectern:start']), end: Number(target['lectern:end']) },
    contentHash: stringOf(target['lectern:edition']),
  };
};

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
};

const recordOf = (value: unknown): Record<string, unknown> => {
  if (isRecord(value)) return value;
  throw new SyntaxError('An annotation has not the form of the standard.');
};

const stringOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new SyntaxError('An annotation lacks words.');
};

const after = (beginning: string, value: unknown): string => {
  const whole = stringOf(value);
  if (whole.startsWith(beginning)) return whole.slice(beginning.length);
  throw new SyntaxError('An annotation has an address of another program.');
};
