import { load } from 'js-yaml';
import type { Nodes } from 'mdast';
import { gather, type Gathering } from '#core/export/gather';
import { writeMarkdown } from '#core/export/markdown';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions, exportParts, type ExportPart } from '#core/export/options';
import type { Annotation } from '#core/annotation/annotation';
import type { StudyText } from '#core/text/study-text';
import { flat, labels, text } from './noted-text';
import { gfm, withoutFrontMatter } from './read-back';

export const gathered = (
  annotations: readonly Annotation[],
  given: Partial<Gathering> = {},
  edition: StudyText = text,
): ExportedNotes => ({
  made: '2026-11-29T08:00:00.000Z',
  version: '0.1.0',
  texts: [gather(edition, flat, annotations, { labels, ...given })],
});

export const documentOf = (
  given: ExportedNotes,
  parts: readonly ExportPart[] = defaultOptions('markdown').parts,
): string => [...writeMarkdown(given, { parts })].join('');

export const whole = (given: ExportedNotes): string => documentOf(given, exportParts);

/** The front matter as another program reads it. */
export const matterOf = (content: string): Readonly<Record<string, unknown>> =>
  load(/^---\n([^]*?\n)---\n/u.exec(content)?.[1] ?? '') as Record<string, unknown>; // an object, in every export

/** Everything of one kind in the document, at any depth. */
export const all = <Type extends Nodes['type']>(
  document: string,
  type: Type,
): readonly Extract<Nodes, { type: Type }>[] => {
  const found: Extract<Nodes, { type: Type }>[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === type) found.push(node as Extract<Nodes, { type: Type }>);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(gfm(withoutFrontMatter(document)));
  return found;
};

const wordsOf = (node: Nodes): string =>
  'children' in node ? node.children.map(wordsOf).join('') : 'value' in node ? node.value : '';

export const headingsOf = (document: string): readonly string[] =>
  all(document, 'heading').map((heading) => `${'#'.repeat(heading.depth)} ${wordsOf(heading)}`);

/** The paragraphs of each block quote that stands in no other block. */
export const quotesOf = (document: string): readonly (readonly string[])[] =>
  gfm(withoutFrontMatter(document)).children.flatMap((node) =>
    node.type === 'blockquote' ? [node.children.map((paragraph) => wordsOf(paragraph))] : [],
  );
