/** What a label stands for in links by reference (CommonMark 0.31 §4.7). */
export interface Definition {
  readonly label: string;
  /** As it is written in an inline link: `<address> "title"`. */
  readonly written: string;
}

/** What is written in an inline link, by label (`labelOf`). */
export type Definitions = ReadonlyMap<string, string>;

/** Labels that mean the same. */
export const labelOf = (label: string): string =>
  label.trim().replaceAll(/\s+/gu, ' ').toLowerCase().toUpperCase();

/** Whether the reader of notes makes a link to an address; to others it leaves the words as they were typed. */
export const isAllowed = (address: string): boolean =>
  !/^<?(?:javascript|vbscript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/iu.test(address);

const definition =
  /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(<[^<>]*>|[^\s<>]+)([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/u;

/** The definition that a line is from here; null when it is none. One over several lines is left as it was typed. */
export const definitionOf = (line: string): Definition | null => {
  const [, label, address, title = ''] = definition.exec(line) ?? [];
  if (label === undefined || address === undefined || label.trim() === '' || !isAllowed(address)) return null;
  return {
    label: labelOf(label),
    written: `${address.startsWith('<') ? address : `<${address}>`}${title}`,
  };
};
