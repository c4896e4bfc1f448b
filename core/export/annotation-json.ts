import type { Target } from '#core/annotation/annotation';
import type { NoteVersion } from '#core/annotation/versions';
import { isRecord } from '#core/json/guards';
import type { NoteFacts } from './facts';
import type { ExportedPassage, ExportedText } from './model';

// What the two formats of annotations in JSON share: the selectors of the W3C (https://www.w3.org/TR/annotation-model/),
// and words of our own for what no standard has a word for, under the prefix "lectern".

/** JSON of an object without the sign that ends it. */
export const open = (value: object): string => JSON.stringify(value).slice(0, -1);

export const addressOf = (id: string): string => `lectern://text/${id}`;

/** §4.2.4, and §4.2.5 for a place that was found; the standard counts code points. */
export const selectorsOf = (text: ExportedText, { target, found }: ExportedPassage): readonly object[] => {
  const { exact, prefix, suffix } = target.quote;
  const quote = { type: 'TextQuoteSelector', exact, prefix, suffix };
  if (!found) return [quote];
  const [start, end] = [text.pointsAt(found.range.start), text.pointsAt(found.range.end)];
  return [quote, { type: 'TextPositionSelector', start, end }];
};

/** The edition, the record's own offsets (UTF-16), and the block in which the passage begins. */
export const ownPlaceOf = ({ target, found }: ExportedPassage): object => ({
  'lectern:edition': target.contentHash,
  'lectern:start': target.position.start,
  'lectern:end': target.position.end,
  ...(found && { 'lectern:locator': found.locator }),
});

export const ownVersionsOf = (versions: readonly NoteVersion[]): object =>
  versions.length === 0
    ? {}
    : { 'lectern:versions': versions.map(({ at, note }) => ({ 'lectern:at': at, 'lectern:note': note })) };

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
