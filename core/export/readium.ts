import type { Style } from '#core/annotation/annotation';
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
import type { ExportedNote, ExportedNotes, ExportedPassage, ExportedText } from './model';

/**
 * Readium annotations (https://github.com/readium/annotations, version 1), a set in one JSON file, as Thorium Reader
 * reads it. Where Thorium and the specification disagree, both are satisfied: the publisher is a list, the first tag
 * stands under `keyword` and `tag`, all of them under `tags`, and each note repeats the context and has a body and
 * selectors, also empty ones.
 *
 * The target of a note is one place, its selectors are ways to find it. Further passages of a note and all else for
 * which there is no word stand under names of our own. The context must be the W3C's alone, so nothing declares them.
 */
const context = 'http://www.w3.org/ns/anno.jsonld';

export function* writeReadium({ made, version, texts }: ExportedNotes): Generator<string, void> {
  const set = {
    '@context': context,
    id: `lectern://export/${made}`,
    type: 'AnnotationSet',
    generator: { id: 'lectern://program', type: 'Software', name: `Lectern ${version}` },
    generated: made,
    title: titlesOf(texts),
    about: aboutOf(texts),
  };
  yield `${open(set)},"items":[`;
  yield* itemsJson(texts, annotationOf);
  yield '\n]}\n';
}

const titlesOf = (texts: readonly ExportedText[]): string =>
  texts.map(({ metadata }) => metadata.title).join('; ');

/** A set is about one publication; of several texts it gives the names and no date. */
const aboutOf = (texts: readonly ExportedText[]): object => {
  const isThere = (name: string | null): name is string => name !== null;
  const year = texts.length === 1 ? texts[0]?.metadata.date?.gregorian.notBefore.slice(0, 4) : undefined;
  return {
    'dc:identifier': texts.map(({ id }) => addressOf(id)),
    'dc:format': 'application/tei+xml',
    'dc:title': titlesOf(texts),
    'dc:publisher': texts.map(({ metadata }) => metadata.publisher).filter(isThere),
    'dc:creator': texts.map(({ metadata }) => metadata.creator).filter(isThere),
    ...(year !== undefined && { 'dc:date': year }),
  };
};

/** A wavy line is told as a line; our own name for it stands beside. */
const highlights: Readonly<Record<Style, string>> = {
  solid: 'solid',
  underline: 'underline',
  wavy: 'underline',
  'strike-through': 'strikethrough',
};

const annotationOf = (text: ExportedText, exported: ExportedNote): object => {
  const { annotation, colour, label, passages, versions } = exported;
  const { id, motivation, created, modified, style } = annotation;
  const isBookmark = motivation === 'bookmarking'; // the standard names no other kind
  const source = addressOf(text.id);
  const [first, ...more] = passages;
  return {
    '@context': context,
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: isBookmark ? motivation : undefined,
    created,
    modified,
    body: bodyOf(exported),
    // Without a selector it is the whole text.
    target: first ? targetOf(text, first, { source, meta: metaOf(first) }) : { source, selector: [] },
    'lectern:motivation': isBookmark ? undefined : motivation,
    'lectern:colour': colour === 'none' ? colour : undefined,
    'lectern:colourLabel': label ?? undefined,
    'lectern:style': style,
    'lectern:passages': more.length > 0 ? more.map((passage) => targetOf(text, passage, {})) : undefined,
    'lectern:versions': ownVersionsOf(versions),
  };
};

const bodyOf = ({ annotation: { note, tags, style }, colour }: ExportedNote): object => {
  const [tag] = tags;
  return {
    type: 'TextualBody',
    value: note,
    format: 'text/markdown',
    color: colour === 'none' ? undefined : colour,
    highlight: highlights[style],
    keyword: tag,
    tag,
    tags: tag === undefined ? undefined : tags,
  };
};

const metaOf = ({ found }: ExportedPassage): object | undefined =>
  found?.section ? { headings: [{ level: 1, txt: found.section }] } : undefined;

/** @throws SyntaxError for what is no such set */
export function* readReadium(pieces: Iterable<string>): Generator<ReadNote, void> {
  const items = itemsOf(pieces, (set) => (set['type'] === 'AnnotationSet' ? set['items'] : null));
  for (const item of items) yield noteOf(item);
}

const noteOf = (item: unknown): ReadNote => {
  const annotation = recordOf(item);
  const body = recordOf(annotation['body']);
  const target = recordOf(annotation['target']);
  const isWhole = listOf(target['selector']).length === 0;
  const passages = isWhole ? [] : [target, ...listOf(annotation['lectern:passages']).map(recordOf)];
  return {
    id: after('urn:uuid:', annotation['id']),
    text: after(addressOf(''), target['source']),
    motivation: stringOf(annotation['motivation'] ?? annotation['lectern:motivation']),
    note: stringOf(body['value']),
    tags: listOf(body['tags']).map(stringOf),
    colour: stringOf(annotation['lectern:colour'] ?? body['color']),
    label: labelFrom(annotation),
    style: stringOf(annotation['lectern:style']),
    created: stringOf(annotation['created']),
    modified: stringOf(annotation['modified']),
    versions: versionsFrom(annotation),
    ...factsOfPassages(passages.map((one) => [one['selector'], one])),
  };
};
