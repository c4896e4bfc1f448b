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
 * Whether markdown-it, which shows the notes, makes a link to this address. Others it shows as they were
 * typed.
 */
export const isAllowed = (address: string): boolean =>
  !/^<?(?:javascript|vbscript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/iu.test(address);

const definition =
  /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(<[^<>]*>|[^\s<>]+)([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/u;

/**
 * The definition that these words of one line make; null when they make none. Definitions over several lines
 * are not read.
 */
export const definitionOf = (line: string): Definition | null => {
  const [, label, address, title = ''] = definition.exec(line) ?? [];
  if (label === undefined || address === undefined || label.trim() === '' || !isAllowed(address)) return null;
  return {
    label: labelOf(label),
    written: `${address.startsWith('<') ? address : `<${address}>`}${title}`,
  };
};
