import { shorten } from '#core/text/shorten';
import type { ReadNote } from './facts';
import { FileNames } from './file-names';
import { frontMatter } from './front-matter';
import { documentOf, namesOfTags } from './markdown';
import { exportLinks } from './markdown-links';
import { MapWriter } from './markdown-map';
import { blocksOf, piecesOf, type NoteContext } from './markdown-note';
import { readDocument } from './markdown-read';
import { WrittenTags } from './markdown-tags';
import type { NoteTemplate } from './markdown-template';
import type { ExportedNote, ExportedNotes } from './model';
import type { ExportOptions } from './options';

export interface FolderFile {
  readonly name: string;
  readonly content: string;
}

/** UTF-16 units of the words that name a file. */
const longestTitle = 60;

/** A folder has no headings: each note stands in it once, in the order that was chosen. */
export const withoutGroups = (exported: ExportedNotes): ExportedNotes => ({
  ...exported,
  texts: exported.texts.map((text) => ({ ...text, groups: null })),
});

/** Each note as a file of its own, with front matter and wiki links between the notes. */
export function* writeMarkdownFolder(
  exported: ExportedNotes,
  { parts }: Pick<ExportOptions, 'parts'>,
  template: NoteTemplate | null = null,
): Generator<FolderFile, void> {
  const names = new FileNames('.md');
  const named = exported.texts.map((text) => ({
    text,
    notes: text.notes.map((note) => ({ note, name: names.nameFor(titleOf(note), 'Note') })),
  }));
  const nameOf = new Map(
    named.toReversed().flatMap(({ notes }) => notes.map(({ note, name }) => [note.annotation.id, name])),
  );
  const links = exportLinks(exported.texts, (id, words) => wikiLink(nameOf.get(id) ?? id, words));
  let place = 0;
  for (const { text, notes } of named)
    for (const { note, name } of notes) {
      const tags = new WrittenTags();
      const context: NoteContext = { parts: new Set(parts), links, tags };
      const only = { ...exported, texts: [{ ...text, notes: [note] }] };
      const matter = frontMatter(only, namesOfTags(only, context));
      const pieces = piecesOf(context, text, note);
      if (template !== null)
        yield { name: `${name}.md`, content: `${matter}\n\n${template(pieces, text, note)}\n` };
      else {
        const map = new MapWriter();
        const blocks = blocksOf(pieces, context);
        map.add(blocks);
        const end = [...map.written({ parts, tags: tags.changed, place })].join('');
        yield { name: `${name}.md`, content: `${matter}\n\n${documentOf(blocks)}${end}` };
      }
      place += 1;
    }
}

/**
 * The notes of a folder in the order in which they were written, whatever the order of the files.
 *
 * @throws SyntaxError for a file that is none of it
 */
export const readMarkdownFolder = (files: Iterable<FolderFile>): readonly ReadNote[] =>
  Array.from(files, ({ content }) => readDocument(content))
    .toSorted((one, other) => (one.facts.place ?? 0) - (other.facts.place ?? 0))
    .flatMap(({ notes }) => [...notes]);

/** The first words of the note, or of what it quotes. */
const titleOf = ({ annotation, passages }: ExportedNote): string => {
  const quote = passages[0]?.target.quote.exact ?? '';
  const words = [annotation.note, quote].map(firstWords).find((line) => line !== '') ?? '';
  return shorten(words, longestTitle).replace(/…$/u, '');
};

/** The first line that has letters or digits, without the marks at its beginning. */
const firstWords = (words: string): string =>
  (/[\p{L}\p{N}][^\r\n]{0,200}/u.exec(words)?.[0] ?? '').replaceAll(/[*_`~]/gu, '').trim();

/** Words in Markdown as the words of a wiki link, which ends at a bracket and holds no marks. */
const wikiLink = (name: string, words: string): string => {
  const shown = words.replaceAll(/[[\]|\\*_`~<>\s]+/gu, ' ').trim();
  return shown === '' || shown === name ? `[[${name}]]` : `[[${name}|${shown}]]`;
};
