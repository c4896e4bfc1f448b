import { isRecord } from '#core/json/guards';

/** Any at all, lone or paired: asked first, because that is quicker and most words have none. */
const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

/** Whether each surrogate has its other half. */
export const isWellFormed = (text: string): boolean => !surrogate.test(text) || !loneSurrogate.test(text);

/**
 * The text with U+FFFD for each surrogate that has lost its other half, as UTF-8 encoders write it (Encoding
 * Standard §8.1). All other text stays as it is.
 */
export const wellFormed = (text: string): string =>
  isWellFormed(text) ? text : text.replaceAll(loneSurrogates, '\ufffd');

/** A JSON value with every string in it well formed; the same object when all of them are. */
export const wellFormedJson = <Value>(value: Value): Value =>
  (hasWellFormed(value) ? value : repaired(value)) as Value; // of the same shape

const hasWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return isWellFormed(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(hasWellFormed);
};

const repaired = (value: unknown): unknown => {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(repaired);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, repaired(item)]));
};
