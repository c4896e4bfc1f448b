import { isRecord } from '#core/json/guards';

const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * The text with U+FFFD for each surrogate that has lost its other half, as UTF-8 encoders write it (Encoding
 * Standard §8.1). All other text stays as it is.
 */
export const wellFormed = (text: string): string =>
  loneSurrogate.test(text) ? text.replaceAll(loneSurrogates, '\ufffd') : text;

/** A JSON value with every string in it well formed; the same object when all of them are. */
export const wellFormedJson = <Value>(value: Value): Value => repaired(value) as Value; // of the same shape

const repaired = (value: unknown): unknown => {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value; // `isArray` gives any[]
    const all = items.map(repaired);
    return all.every((item, index) => item === items[index]) ? value : all;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, repaired(item)] as const);
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
};
