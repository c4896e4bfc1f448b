/** What is said of a part of the program that others made; the build writes a list of them (scripts/licences.ts). */
export interface Licence {
  readonly kind: 'software' | 'typeface' | 'engine';
  /** Of the package. */
  readonly name: string;
  /** What people call it: the name of a typeface, else that of the package. */
  readonly title: string;
  readonly version: string;
  /** SPDX expression, as the package gives it. */
  readonly licence: string;
  /** The text of the package's own licence files. */
  readonly text: string;
}

/** Where the words of a text come from; null: its file does not say. */
export interface TextOrigin {
  readonly title: string;
  readonly creator: string | null;
  readonly source: string | null;
}

export interface Licences {
  readonly parts: readonly Licence[];
  readonly texts: readonly TextOrigin[];
}

/** The file's name, beside the page. */
export const licencesFile = 'licences.json';
