import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parseTei } from '#core/text/tei';
import type { TextSummary } from '#contract/commands';
import { buildIndex } from './build-index';

export interface BuiltText {
  /** What the catalogue says of it. */
  readonly summary: TextSummary;
  /** JSON of a `StudyText`. */
  readonly textJson: string;
  /** JSON of a `SearchIndexFile`. */
  readonly indexJson: string;
}

/**
 * Makes the reading form and the search index of every TEI file in a folder, in the order of their ids. The
 * output is byte for byte the same each time. Throws when a file cannot be read as a text; the message names
 * it.
 */
export const buildLibrary = (textsFolder: string): BuiltText[] => {
  const files = listTexts(textsFolder);
  if (files.length === 0) throw new Error(`There are no texts (*.xml) in ${textsFolder}.`);
  return files.map((file) => buildText(textsFolder, file));
};

/**
 * A plugin that adds the library to the build: the catalogue `library/library.json` (a list of
 * `TextSummary`), and for each text
 * `library/<id>/text.json` and `library/<id>/index.json`.
 */
export const libraryPlugin = ({ texts }: { readonly texts: string }): Plugin => ({
  name: 'lectern-library',
  buildStart() {
    this.addWatchFile(texts);
    for (const file of listTexts(texts)) this.addWatchFile(join(texts, file));
  },
  generateBundle() {
    const emit = (fileName: string, source: string) =>
      this.emitFile({ type: 'asset', fileName: `library/${fileName}`, source });
    const library = buildLibrary(texts);
    emit('library.json', JSON.stringify(library.map(({ summary }) => summary)));
    for (const { summary, textJson, indexJson } of library) {
      emit(`${summary.id}/text.json`, textJson);
      emit(`${summary.id}/index.json`, indexJson);
    }
  },
});

/**
 * The names of the TEI files in a folder, sorted by UTF-16 units, so that neither file system nor locale
 * matters.
 */
const listTexts = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort();

const buildText = (folder: string, file: string): BuiltText => {
  try {
    const text = parseTei(readUtf8(join(folder, file)), sha256);
    if (`${text.id}.xml` !== file)
      throw new Error(`The text with the id "${text.id}" must be ${text.id}.xml.`);
    const { title, creator } = text.metadata;
    const summary = { id: text.id, title, creator };
    return { summary, textJson: JSON.stringify(text), indexJson: JSON.stringify(buildIndex(text)) };
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** Throws on bytes that are not UTF-8, instead of replacing them. */
const readUtf8 = (path: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));

const sha256 = (form: string): string => `sha256-${createHash('sha256').update(form, 'utf8').digest('hex')}`;
