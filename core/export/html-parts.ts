import type { NoteVersion } from '#core/annotation/versions';
import { longestOfPlace, shorten } from '#core/text/shorten';
import type { BlockKind } from '#core/text/study-text';
import { escapeHtml, momentHtml } from './html-signs';
import type { FollowLink } from './html-markdown';
import { noteHtml } from './html-markdown';
import type { ExportedNote, ExportedPassage, ExportedText, FoundPassage } from './model';
import type { ExportPart } from './options';

/** What the entries of one text need. */
export interface Entries {
  readonly text: ExportedText;
  readonly parts: readonly ExportPart[];
  readonly follow: FollowLink;
  /** Of the headings inside notes. */
  readonly level: number;
  /** Whether a heading over the entries names their section. */
  readonly underSection: boolean;
}

const paragraphs = (words: string): string =>
  /[\r\n]/.test(words)
    ? words
        .split(/\r\n?|\n/)
        .map(paragraphs)
        .join('')
    : `<p dir="auto">${escapeHtml(words)}</p>`;

/** The words of a passage with the place where they stand, as far as these were chosen. */
export const passageHtml = (entries: Entries, note: ExportedNote, passage: ExportedPassage): string => {
  const { text, parts } = entries;
  const { found, target } = passage;
  const { exact } = target.quote;
  const isPlace = note.annotation.motivation === 'bookmarking';
  const quote = isPlace ? shorten(exact.replace(/[\r\n].*$/su, ''), longestOfPlace) : exact;
  const sentence = parts.includes('sentences') ? found?.sentence() : null;
  let words = '';
  if (parts.includes('quotes') && quote !== '') words += paragraphs(quote);
  if (sentence) words += `<div class="sentence">${paragraphs(sentence)}</div>`;
  if (words !== '') {
    const lang = escapeHtml(text.metadata.language);
    words = `<blockquote lang="${lang}"${citeAttribute(entries, passage)}>${words}</blockquote>`;
  }
  return words + placeHtml(entries, passage);
};

/** An address that Lectern opens. */
const citeAttribute = ({ text, parts }: Entries, { found }: ExportedPassage): string => {
  const locator = found && parts.includes('locators') ? `#${encodeURIComponent(found.locator)}` : '';
  return ` cite="lectern://text/${escapeHtml(text.id)}${locator}"`;
};

const placeHtml = (entries: Entries, { found }: ExportedPassage): string => {
  if (!entries.parts.includes('locators')) return '';
  if (!found) return '<p class="place">Place not found in this edition</p>';
  const where = found.place === 'apparatus' ? 'Editor’s note · ' : '';
  const section = entries.underSection || found.section === null ? '' : ` · ${bdi(found.section)}`;
  return `<p class="place">${where}${bdi(placeWords(entries, found))}${section}</p>`;
};

const bdi = (words: string): string => `<bdi>${escapeHtml(words)}</bdi>`;

const blockKinds: Readonly<Record<BlockKind, string>> = {
  heading: 'Heading',
  epigraph: 'Epigraph',
  paragraph: 'Paragraph',
  'list-item': 'List',
  'verse-line': 'Verse',
  'note-paragraph': 'Paragraph',
  figure: 'Figure',
  'source-line': 'Source',
};

/** "¶ 1–3"; what has no number goes by its kind. */
export const placeWords = ({ text }: Entries, { locator, paragraphs }: FoundPassage): string => {
  const block = text.flat.byId.get(locator)?.block;
  return block?.label === null ? blockKinds[block.kind] : paragraphs;
};

/** My words, then the small ones about the note, and earlier wordings. */
export const ownHtml = (entries: Entries, note: ExportedNote): string => {
  const { parts } = entries;
  const own = parts.includes('notes') ? wordsHtml(entries, note.annotation.note) : '';
  const earlier = parts.includes('versions') ? note.versions : [];
  return own + signsHtml(parts, note) + versionsHtml(entries, earlier);
};

const wordsHtml = ({ level, follow }: Entries, words: string): string =>
  words === '' ? '' : `<div class="words" dir="auto">${noteHtml(words, level, follow)}</div>`;

const versionsHtml = (entries: Entries, versions: readonly NoteVersion[]): string => {
  if (versions.length === 0) return '';
  const each = versions.map(
    ({ at, note }) => `<div class="version"><p>${momentHtml(at)}</p>${wordsHtml(entries, note)}</div>`,
  );
  return `<div class="versions"><p>Earlier wordings</p>${each.join('')}</div>`;
};

const kinds = { highlighting: 'Highlight', commenting: 'Note', bookmarking: 'Bookmark' } as const;

/** Small words about the note. */
const signsHtml = (parts: readonly ExportPart[], note: ExportedNote): string => {
  const { id, motivation, created, modified, tags } = note.annotation;
  const item = (html: string): string => `<li>${html}</li>`;
  let signs = '';
  if (parts.includes('tags'))
    for (const tag of tags) signs += `<li class="tag" dir="auto">${escapeHtml(tag)}</li>`;
  if (parts.includes('colours')) signs += colourSign(note);
  if (parts.includes('dates')) {
    signs += item(`written ${momentHtml(created)}`);
    if (modified !== created) signs += item(`changed ${momentHtml(modified)}`);
  }
  if (parts.includes('ids')) signs += item(kinds[motivation]) + item(`<code>${escapeHtml(id)}</code>`);
  return signs === '' ? '' : `<ul class="signs">${signs}</ul>`;
};

const colourSign = (note: ExportedNote): string => {
  const { colour, annotation } = note;
  if (colour === 'none') return annotation.style === 'solid' ? '' : `<li>${annotation.style}</li>`;
  return `<li><i class="swatch ${colour}"></i>${escapeHtml(colourWords(note))}</li>`;
};

/** "green (to check), wavy". */
export const colourWords = ({ colour, label, annotation: { style } }: ExportedNote): string =>
  (label === null ? colour : `${colour} (${label})`) + (style === 'solid' ? '' : `, ${style}`);
