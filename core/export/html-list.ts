import { notesOf } from './facts';
import { createFactsAttribute } from './html-facts';
import { createFollowLink } from './html-links';
import { ownHtml, passageHtml, type Entries } from './html-parts';
import { dayWords, escapeHtml } from './html-signs';
import type { ExportedNote, ExportedText } from './model';
import type { ExportOptions } from './options';

/** The notes on a text in their groups. `ids` begins the ids of elements, `level` is that of the groups' headings. */
export function* listHtml(
  text: ExportedText,
  { parts, grouping }: ExportOptions,
  { ids, level }: { readonly ids: string; readonly level: number },
): Generator<string, void> {
  const elements = new Map<string, string>();
  for (const [index, { annotation }] of notesOf(text).entries())
    if (!elements.has(annotation.id)) elements.set(annotation.id, `${ids}note:${index + 1}`);
  const isGrouped = text.groups !== null;
  const entries: Entries = {
    text,
    parts,
    follow: createFollowLink(text, elements, null),
    level: isGrouped ? level + 1 : level,
    underSection: isGrouped && grouping === 'section',
  };
  let number = 0;
  const factsOf = createFactsAttribute(parts);
  const article = (note: ExportedNote): string =>
    articleHtml(entries, note, `${ids}note:${(number += 1)}`, factsOf(text.id, note));
  for (const group of text.groups ?? []) {
    yield `<section class="group">\n<h${level} dir="auto">${escapeHtml(grouping === 'day' ? dayWords(group.name) : group.name)}</h${level}>\n`;
    for (const note of group.notes) yield article(note);
    yield '</section>\n';
  }
  if (!isGrouped) for (const note of text.notes) yield article(note);
}

/** `attributes`: what programs read. */
export const articleHtml = (entries: Entries, note: ExportedNote, id: string, attributes: string): string => {
  const colour = entries.parts.includes('colours') ? ` ${note.colour}` : '';
  let passages = '';
  for (const passage of note.passages) passages += passageHtml(entries, note, passage);
  return `<article class="note${colour}" id="${id}"${attributes}>\n${passages}${ownHtml(entries, note)}\n</article>\n`;
};
