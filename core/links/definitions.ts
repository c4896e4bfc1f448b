import { isDestination, isImageData } from './addresses';

/** A link reference definition (CommonMark 0.31 §4.7). */
export interface Definition {
  readonly label: string;
  /** Destination and title as an inline link writes them: `<address> "title"`. */
  readonly written: string;
}

/** `Definition.written` by label, normalised by `labelOf`. */
export type Definitions = ReadonlyMap<string, string>;

/** Normalises a label, so that matching labels become equal (§4.7: white space and case do not matter). */
export const labelOf = (label: string): string =>
  label.trim().replaceAll(/\s+/gu, ' ').toLowerCase().toUpperCase();

/**
 * Whether the view of notes makes a link or an image of this destination, as it is written. Others it shows as
 * they were typed (core/markdown/note-markdown.ts).
 */
export const isAllowed = (written: string): boolean => {
  const address = addressOf(written).replaceAll(/[ \t]/gu, '%20');
  return isDestination(address) || isImageData(address);
};

/** The address alone, without title, angle brackets and backslash escapes. */
export const addressOf = (written: string): string =>
  (/^<((?:[^<>\\]|\\.)*)>/u.exec(written)?.[1] ?? /^\S*/u.exec(written)?.[0] ?? '').replaceAll(
    /\\([!-/:-@[-`{-~])/gu,
    '$1',
  );

/** May include the `>` with which the next line of a block quote begins. */
const space = String.raw`(?:[ \t]*(?:\r?\n|\r)[ \t>]*|[ \t]+)`;
const title = String.raw`"[^"]*"|'[^']*'|\([^()]*\)`;
const definition = new RegExp(
  String.raw`\[((?!\^)(?:[^[\]\\]|\\.){1,999})\]:${space}?(<[^<>\r\n]*>|[^\s<>]+)(?:(${space}(?:${title}))[ \t]*$|[ \t]*$)`,
  'msuy',
);

/**
 * The definition with which a paragraph begins, and its length in UTF-16 units; null when it begins with none.
 * A label that begins with `^` is that of a footnote.
 */
export const definitionOf = (paragraph: string): (Definition & { readonly length: number }) | null => {
  definition.lastIndex = 0;
  const [whole = '', label, address, titled = ''] = definition.exec(paragraph) ?? [];
  if (label === undefined || address === undefined || label.trim() === '' || !isAllowed(address)) return null;
  return {
    label: labelOf(label),
    written: `${address.startsWith('<') ? address : `<${address}>`}${titled}`,
    length: whole.length,
  };
};
