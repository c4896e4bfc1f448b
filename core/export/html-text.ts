import { longestOfPlace, shorten } from '#core/text/shorten';
import type { Block, Section } from '#core/text/study-text';
import { wordsHtml, type Look } from './html-block';
import { createFollowLink } from './html-links';
import { articleHtml } from './html-list';
import { placeNotes, type PlacedNote, type PlacedNotes } from './html-notes';
import { ownHtml, passageHtml, placeWords, type Entries } from './html-parts';
import { escapeHtml } from './html-signs';
import type { ExportedPassage, ExportedText } from './model';
import type { ExportOptions } from './options';

/**
 * The whole text with its highlights: notes on the text before it, notes on its words at its foot, and last those
 * whose place was not found. `order`: of its first note in the file.
 */
export function* textHtml(
  text: ExportedText,
  { parts }: ExportOptions,
  { ids, level, order }: { readonly ids: string; readonly level: number; readonly order: number },
): Generator<string, void> {
  const notes = placeNotes(text, parts, { ids, order });
  const idOf = (id: string): string => ids + id;
  const follow = createFollowLink(text, notes.ids, idOf);
  const entries: Entries = { text, parts, follow, level: level + 1, underSection: false };
  const heading = (words: string): string => `<h${level} class="part">${words}</h${level}>\n`;
  yield legendHtml(notes.looks);
  yield* articles(entries, 'On the whole text', notes.whole, heading);
  const sections = (place: Section['place']): readonly Section[] =>
    text.text.sections.filter((section) => section.place === place);
  const lang = ` lang="${escapeHtml(text.metadata.language)}"`;
  yield `<div class="reading"${lang}>\n`;
  for (const section of sections('text')) yield sectionHtml(section, notes, idOf, level);
  yield '</div>\n';
  const apparatus = sections('apparatus');
  if (apparatus.length > 0) {
    yield `<section class="apparatus">\n${heading('Editor’s notes')}<div class="reading"${lang}>\n`;
    for (const section of apparatus) yield sectionHtml(section, notes, idOf, level + 1);
    yield '</div>\n</section>\n';
  }
  if (notes.footnotes.length > 0) {
    yield `<section class="footnotes" role="doc-endnotes" aria-label="My notes">\n${heading('My notes')}<ol>\n`;
    for (const one of notes.footnotes) yield footnoteHtml(entries, one, ids);
    yield '</ol>\n</section>\n';
  }
  yield* articles(entries, 'Place not found', notes.orphans, heading);
}

function* articles(
  entries: Entries,
  words: string,
  notes: readonly PlacedNote[],
  heading: (words: string) => string,
): Generator<string, void> {
  if (notes.length === 0) return;
  yield `<section class="group">\n${heading(words)}`;
  for (const { note, id, attributes } of notes) yield articleHtml(entries, note, id, attributes);
  yield '</section>\n';
}

const legendHtml = (looks: ReadonlyMap<string, Look>): string => {
  const items = [...looks.values()].map(
    ({ name, words }) => `<li><mark class="${name}">${escapeHtml(words)}</mark></li>`,
  );
  return items.length === 0 ? '' : `<ul class="legend" aria-label="Highlights">${items.join('')}</ul>\n`;
};

const sectionHtml = (
  { id, kind, blocks }: Section,
  notes: PlacedNotes,
  idOf: (id: string) => string,
  level: number,
): string => {
  const words = (block: Block): string => wordsHtml(block, notes.onBlocks.get(block) ?? nothing, idOf);
  const blockHtml = (block: Block): string => {
    const tag = block.kind === 'heading' ? `h${Math.min(6, level)}` : 'p';
    const label = block.label === null ? '' : ` data-label="${escapeHtml(block.label)}"`;
    return `<${tag} class="${block.kind}" id="${escapeHtml(idOf(block.id))}"${label} dir="auto">${words(block)}</${tag}>\n`;
  };
  return `<section class="${kind}" id="${escapeHtml(idOf(id))}">\n${blocks.map(blockHtml).join('')}</section>\n`;
};

const nothing = { marks: [], points: [] };

const footnoteHtml = (
  entries: Entries,
  { note, number, id, attributes }: PlacedNote,
  ids: string,
): string => {
  let passages = 0;
  const lemma = (passage: ExportedPassage): string => {
    if (!passage.found) return passageHtml(entries, note, passage);
    passages += 1;
    return lemmaHtml(entries, passage, `${ids}ref:${number}.${passages}`);
  };
  return `<li id="${id}"${attributes}>\n${note.passages.map(lemma).join('')}${ownHtml(entries, note)}\n</li>\n`;
};

/** The words to which a footnote belongs, as an apparatus names them, and the way back. */
const lemmaHtml = (entries: Entries, { target, found }: ExportedPassage, reference: string): string => {
  const { text, parts } = entries;
  const lang = ` lang="${escapeHtml(text.metadata.language)}"`;
  const words = shorten(target.quote.exact.replaceAll(/\s+/gu, ' ').trim(), longestOfPlace).replace(
    /[.,;:]…$/u,
    '…',
  );
  const sentence = parts.includes('sentences') ? found?.sentence() : null;
  return [
    '<p class="lemma">',
    parts.includes('quotes') ? `<bdi class="quoted"${lang}>${escapeHtml(words)}</bdi> ` : '',
    parts.includes('locators') && found
      ? `<span class="place">${escapeHtml(placeWords(entries, found))}</span> `
      : '',
    `<a href="#${reference}" role="doc-backlink" aria-label="Back to the text">↩\ufe0e</a></p>`,
    sentence ? `<p class="sentence"${lang} dir="auto">${escapeHtml(sentence)}</p>` : '',
  ].join('');
};
