import { anchorTargets, inReadingOrder, type AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import { rangesByBlock, type BlockRange, type FlatText } from '#core/text/flat-text';
import { longestOfPlace, shorten } from '#core/text/shorten';
import type { BlockKind, DayRange, Metadata, StudyText, TextDate } from '#core/text/study-text';
import { byOldStart, byReading, byTime } from './gather';
import { exportLinks, type ExportedLinks } from './markdown-links';
import { escapeWords, insideItem, quoteBlock } from './markdown-text';
import type { ColourLabels, ExportedNotes } from './model';

/** The words of the exported document. They are not part of the interface and stay English. */
const words = {
  creator: 'Creator',
  date: 'Date',
  oldStyle: 'Old Style',
  source: 'Source',
  publisher: 'Publisher',
  none: 'No notes yet.',
  wholeText: 'Notes on the whole text',
  anchored: 'Notes',
  orphans: 'Notes whose place was not found',
  place: 'Place',
  inText: 'text',
  inApparatus: "editor's note",
  paragraph: 'paragraph',
  paragraphs: 'paragraphs',
  notFound: 'not found in this edition of the text',
  kind: 'Kind',
  kinds: { highlighting: 'highlight', commenting: 'note', bookmarking: 'bookmark' },
  colour: 'Colour',
  tags: 'Tags',
  created: 'Created',
  modified: 'Modified',
  note: 'Note',
  between: (first: string, last: string) => `between ${first} and ${last}`,
} as const;

const blockWords: Readonly<Record<BlockKind, string>> = {
  heading: 'heading',
  epigraph: 'epigraph',
  paragraph: 'paragraph',
  'list-item': 'list item',
  'verse-line': 'verse line',
  'note-paragraph': 'paragraph',
  figure: 'figure',
  'source-line': 'source line',
};

/** What every entry needs. */
interface Context {
  readonly flat: FlatText;
  readonly links: ExportedLinks;
  readonly labels: ColourLabels;
}

export function* writeMarkdown({ texts }: ExportedNotes): Generator<string, void> {
  for (const [index, { text, flat, notes }] of texts.entries()) {
    const labels = Object.fromEntries(notes.flatMap(({ colour, label }) => (label ? [[colour, label]] : [])));
    const annotations = notes.map(({ annotation }) => annotation);
    yield `${index > 0 ? '\n' : ''}${exportMarkdown(text, flat, annotations, labels)}`;
  }
}

/**
 * Writes annotations as one Markdown document: notes on the whole text, then the others in reading order,
 * then the orphans. `flat` is the flat form of `text`.
 */
export const exportMarkdown = (
  text: StudyText,
  flat: FlatText,
  annotations: readonly Annotation[],
  labels: ColourLabels = {},
): string => {
  const anchored = annotations.map((annotation) => ({
    annotation,
    ...anchorTargets(flat, text.contentHash, annotation.targets),
  }));
  const context = { flat, labels, links: exportLinks(text, flat, annotations) };
  const whole = anchored.filter(({ passages }) => passages.length === 0).toSorted(byTime);
  const found = anchored.filter(({ ranges }) => ranges.length > 0).toSorted(byReading);
  const orphans = anchored.filter(({ orphan }) => orphan).toSorted(byOldStart);
  const parts = [
    ...heading(text.metadata),
    ...(annotations.length === 0 ? [words.none] : []),
    ...section(context, words.wholeText, whole),
    ...section(context, words.anchored, found),
    ...section(context, words.orphans, orphans),
  ];
  return `${parts.join('\n\n')}\n`;
};

const heading = (metadata: Metadata): string[] => {
  const facts = [
    fact(words.creator, metadata.creator),
    fact(words.date, metadata.date === null ? null : dateWords(metadata.date)),
    fact(words.publisher, metadata.publisher),
    fact(words.source, metadata.source),
  ].flat();
  return [`# ${escapeWords(metadata.title)}`, ...(facts.length === 0 ? [] : [facts.join('\n')])];
};

const dateWords = ({ gregorian, julian }: TextDate): string =>
  julian === null ? days(gregorian) : `${days(gregorian)} (${words.oldStyle}: ${days(julian)})`;

const days = ({ notBefore, notAfter }: DayRange): string =>
  notBefore === notAfter ? notBefore : words.between(notBefore, notAfter);

const section = (context: Context, title: string, anchored: readonly AnchoredAnnotation[]): string[] =>
  anchored.length === 0
    ? []
    : [`## ${title}`, ...anchored.flatMap((one, index) => entry(context, one, index + 1))];

/** Null for what is shown without a colour. */
const colourWords = (annotation: Annotation, labels: ColourLabels): string | null => {
  const { style } = annotation;
  const colour = colourOf(annotation);
  if (colour === 'none') return null;
  const label = labels[colour];
  return [label ? `${colour} (${label})` : colour, ...(style === 'solid' ? [] : [style])].join(', ');
};

const entry = (
  { flat, links, labels }: Context,
  { annotation, passages }: AnchoredAnnotation,
  number: number,
): string[] => {
  const shown = inReadingOrder(passages).map(({ target: { quote }, range }) => {
    const parts = range === null ? [] : rangesByBlock(flat, range);
    const quoted = range === null ? quote.exact.split('\n') : parts.map(partWords);
    // A bookmark is a place and quotes nothing: its first words are enough to know it again.
    const shown = annotation.motivation === 'bookmarking' ? quoted.slice(0, 1).map(asPlace) : quoted;
    return range === null
      ? { quote: quoteBlock(shown), title: null, locator: words.notFound }
      : { quote: quoteBlock(shown), title: numbers(parts), locator: locator(parts) };
  });
  const title = shown.find((found) => found.title !== null)?.title ?? words.kinds[annotation.motivation];
  const facts = [
    ...shown.flatMap((found) => fact(words.place, found.locator)),
    ...fact(words.kind, words.kinds[annotation.motivation]),
    ...fact(words.colour, colourWords(annotation, labels)),
    ...fact(words.tags, annotation.tags.length === 0 ? null : annotation.tags.join(', ')),
    ...fact(words.created, annotation.created),
    ...fact(words.modified, annotation.modified === annotation.created ? null : annotation.modified),
    ...(annotation.note.trim() === ''
      ? []
      : [`- ${words.note}:\n\n${insideItem(links.inWords(annotation.note.replaceAll(/\r\n?/gu, '\n')))}`]),
  ];
  const quotes = shown.map(({ quote }) => quote).filter((quote) => quote !== '');
  const landing = links.anchorOf(annotation.id);
  return [
    ...(landing === null ? [] : [landing]),
    `### ${number}. ${capital(title)}`,
    ...quotes,
    facts.join('\n'),
  ];
};

const asPlace = (line: string): string => shorten(line, longestOfPlace);

const partWords = ({ block, start, end }: BlockRange): string => block.block.text.slice(start, end);

/**
 * "text, paragraphs 2–3 (p2, p3)": the place, the printed numbers, and the ids, which survive a new edition.
 */
const locator = (parts: readonly BlockRange[]): string => {
  const [first] = parts;
  const { place: where, number } = first?.block.section ?? { place: 'text', number: null };
  const side =
    where === 'text' ? words.inText : [words.inApparatus, number].filter((word) => word !== null).join(' ');
  return `${side}, ${numbers(parts)} (${parts.map(({ block }) => block.block.id).join(', ')})`;
};

const numbers = (parts: readonly BlockRange[]): string => {
  const labels = parts.flatMap(({ block }) => block.block.label ?? []);
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return blockWords[parts[0]?.block.block.kind ?? 'paragraph'];
  return labels.length === 1 ? `${words.paragraph} ${first}` : `${words.paragraphs} ${first}–${last}`;
};

const fact = (name: string, value: string | null): string[] =>
  value === null || value === '' ? [] : [`- ${name}: ${escapeWords(value)}`];

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
