import type { Target } from '#core/annotation/annotation';
import type { NoteVersion } from '#core/annotation/versions';
import { isRecord } from '#core/json/guards';
import type { NoteFacts } from './facts';
import type { ExportedNote, ExportedPassage, ExportedText } from './model';

// What the two formats of annotations in JSON share: the selectors of the W3C (https://www.w3.org/TR/annotation-model/),
// and words of our own for what no standard has a word for, under the prefix "lectern". A field that a note has not is
// undefined, which JSON leaves out: objects of one shape are made and written much faster than those put together.

/** JSON of an object without the sign that ends it. */
export const open = (value: object): string => JSON.stringify(value).slice(0, -1);

/** The notes of all texts as the members of a list in JSON, a line for each. */
export function* itemsJson(
  texts: readonly ExportedText[],
  annotationOf: (text: ExportedText, note: ExportedNote) => object,
): Generator<string, void> {
  let before = '\n';
  for (const text of texts)
    for (const note of text.notes) {
      yield before + JSON.stringify(annotationOf(text, note));
      before = ',\n';
    }
}

export const addressOf = (id: string): string => `lectern://text/${id}`;

/** What stands in a target besides the passage. */
interface TargetHead {
  readonly type?: string;
  readonly source?: string;
  readonly meta?: object | undefined;
}

/** A passage with its edition, the record's own offsets (UTF-16), and the block in which it begins. */
export const targetOf = (text: ExportedText, passage: ExportedPassage, head: TargetHead): object => {
  const { quote, position, contentHash } = passage.target;
  const { exact, prefix, suffix } = quote;
  return {
    type: head.type,
    source: head.source,
    selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }, ...positionsOf(text, passage)],
    meta: head.meta,
    'lectern:edition': contentHash,
    'lectern:start': position.start,
    'lectern:end': position.end,
    'lectern:locator': passage.found?.locator,
  };
};

/** §4.2.5, of a place that was found; the standard counts code points. */
const positionsOf = ({ pointsAt }: ExportedText, { found }: ExportedPassage): readonly object[] => {
  if (!found) return [];
  const { start, end } = found.range;
  return [{ type: 'TextPositionSelector', start: pointsAt(start), end: pointsAt(end) }];
};

export const ownVersionsOf = (versions: readonly NoteVersion[]): readonly object[] | undefined =>
  versions.length === 0
    ? undefined
    : versions.map(({ at, note }) => ({ 'lectern:at': at, 'lectern:note': note }));

/** What is read of passages: of each its selectors, and an object with its place in words of our own. */
export const factsOfPassages = (
  passages: readonly (readonly [selectors: unknown, place: Record<string, unknown>])[],
): Pick<NoteFacts, 'quotes' | 'contexts' | 'positions'> => {
  const targets = passages.map(([selectors, place]) => targetFrom(selectors, place));
  return {
    quotes: targets.map(({ quote }) => quote.exact),
    contexts: targets.map(({ quote: { prefix, suffix } }) => [prefix, suffix]),
    positions: targets.map(({ position: { start, end }, contentHash }) => [start, end, contentHash]),
  };
};

const targetFrom = (selectors: unknown, place: Record<string, unknown>): Target => {
  const quote = listOf(selectors)
    .map(recordOf)
    .find(({ type }) => type === 'TextQuoteSelector');
  return {
    quote: {
      exact: stringOf(quote?.['exact']),
      prefix: stringOf(quote?.['prefix']),
      suffix: stringOf(quote?.['suffix']),
    },
    position: { start: Number(place['lectern:start']), end: Number(place['lectern:end']) },
    contentHash: stringOf(place['lectern:edition']),
  };
};

export const versionsFrom = (item: Record<string, unknown>): NoteFacts['versions'] =>
  listOf(item['lectern:versions'])
    .map(recordOf)
    .map((version) => [stringOf(version['lectern:at']), stringOf(version['lectern:note'])]);

export const labelFrom = (item: Record<string, unknown>): string | null => {
  const label = item['lectern:colourLabel'];
  return label === undefined ? null : stringOf(label);
};

export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
};

export const recordOf = (value: unknown): Record<string, unknown> => {
  if (isRecord(value)) return value;
  throw new SyntaxError('An annotation has not the form of the standard.');
};

export const stringOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new SyntaxError('An annotation lacks words.');
};

export const after = (beginning: string, value: unknown): string => {
  const whole = stringOf(value);
  if (whole.startsWith(beginning)) return whole.slice(beginning.length);
  throw new SyntaxError('An annotation has an address of another program.');
};
