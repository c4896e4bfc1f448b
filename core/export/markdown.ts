import { frontMatter } from './front-matter';
import { groupsOf, headingOf, noNotes, sourceLine } from './markdown-frame';
import { exportLinks } from './markdown-links';
import { MapWriter, type Block } from './markdown-map';
import { blocksOf, piecesOf, type NoteContext } from './markdown-note';
import { WrittenTags } from './markdown-tags';
import type { NoteTemplate } from './markdown-template';
import type { ExportedNote, ExportedNotes } from './model';
import type { ExportOptions } from './options';

const rule: Block = { kind: 'rule', markdown: '---' };

/**
 * Notes as one Markdown document: raw material for an essay, at home in Obsidian. Without a template of the reader's own
 * it ends with a map of itself, by which `readMarkdown` finds every note (decision 146).
 */
export function* writeMarkdown(
  exported: ExportedNotes,
  { parts }: Pick<ExportOptions, 'parts'>,
  template: NoteTemplate | null = null,
): Generator<string, void> {
  const { texts } = exported;
  const tags = new WrittenTags();
  const context: NoteContext = { parts: new Set(parts), links: exportLinks(texts), tags };
  const map = new MapWriter();
  const unit = (blocks: readonly Block[]): string => {
    map.add(blocks);
    return documentOf(blocks);
  };
  yield `${frontMatter(exported, namesOfTags(exported, context))}\n\n`;
  for (const text of texts) {
    yield unit([{ kind: 'text', markdown: headingOf(text) }]);
    if (texts.length > 1) yield unit([{ kind: 'frame', markdown: sourceLine(text) }]);
    if (text.notes.length === 0) yield unit([{ kind: 'frame', markdown: noNotes }]);
    for (const { heading, notes } of groupsOf(text)) {
      if (heading !== null) yield unit([{ kind: 'group', markdown: heading }]);
      let isFirst = true;
      for (const note of notes) {
        const pieces = piecesOf(context, text, note);
        const own = template?.(pieces, text, note);
        const blocks =
          own === undefined ? blocksOf(pieces, context) : [{ kind: 'frame', markdown: own } as const];
        const isShown = blocks.some(({ markdown }) => markdown !== '');
        yield unit(isFirst || !isShown ? blocks : [rule, ...blocks]);
        if (isShown) isFirst = false;
      }
    }
  }
  if (template === null) yield* map.written({ parts, tags: tags.changed });
}

/** The blocks as they stand in the file. */
export const documentOf = (blocks: readonly Block[]): string =>
  blocks.map(({ markdown }) => (markdown === '' ? '' : `${markdown}\n\n`)).join('');

/** All tags of a file as they are written in it. */
export const namesOfTags = ({ texts }: ExportedNotes, { parts, tags }: NoteContext): readonly string[] => {
  if (!parts.has('tags')) return [];
  const add = ({ annotation }: ExportedNote): void => {
    for (const tag of annotation.tags) tags.nameOf(tag);
  };
  for (const { notes } of texts) notes.forEach(add);
  return tags.names;
};
