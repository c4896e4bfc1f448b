import { wellFormed } from '#core/text/well-formed';
import { notesOf } from './facts';
import { listHtml } from './html-list';
import { dateWords, escapeHtml, momentHtml } from './html-signs';
import { styleSheet } from './html-style';
import { textHtml } from './html-text';
import type { ExportedNotes, ExportedText } from './model';
import type { ExportOptions } from './options';

/** A page of its own, which asks nothing of the network and runs nothing. */
export function* writeHtml(notes: ExportedNotes, options: ExportOptions): Generator<string, void> {
  for (const chunk of pageOf(notes, options)) yield wellFormed(chunk);
}

function* pageOf(notes: ExportedNotes, options: ExportOptions): Generator<string, void> {
  const { made, version, texts } = notes;
  const [only, ...more] = texts;
  const isOne = only !== undefined && more.length === 0;
  yield headHtml(notes, isOne ? only : null);
  yield '<body>\n<main>\n';
  if (!isOne) yield '<header>\n<h1>Notes and highlights</h1>\n</header>\n';
  const level = isOne ? 2 : 3;
  const count = texts.reduce((sum, text) => sum + text.notes.length, 0);
  if (count === 0) yield '<p class="empty">No notes yet.</p>\n';
  let order = 0;
  for (const [index, text] of texts.entries()) {
    const place = { ids: isOne ? '' : `${index + 1}:`, level, order };
    yield `<article class="text">\n${titleHtml(text, level - 1)}`;
    yield* options.layout === 'text' ? textHtml(text, options, place) : listHtml(text, options, place);
    yield '</article>\n';
    order += notesOf(text).length;
  }
  yield '</main>\n';
  yield `<footer>Exported from Lectern ${escapeHtml(version)}, ${momentHtml(made)}</footer>\n</body>\n</html>\n`;
}

const headHtml = ({ version, made }: ExportedNotes, text: ExportedText | null): string => {
  const metadata = text?.metadata;
  const facts: readonly (readonly [name: string, value: string | null | undefined])[] = [
    ['generator', `Lectern ${version}`],
    ['author', metadata?.creator],
    ['dcterms.date', metadata?.date && dateWords(metadata.date)],
    ['dcterms.source', metadata?.source],
    ['dcterms.publisher', metadata?.publisher],
    ['dcterms.created', made],
  ];
  const title = metadata ? `${metadata.title} – notes and highlights` : 'Notes and highlights';
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">",
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    ...facts.flatMap(([name, value]) =>
      value ? [`<meta name="${name}" content="${escapeHtml(value)}">`] : [],
    ),
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${styleSheet}</style>\n</head>\n`,
  ].join('\n');
};

const titleHtml = ({ metadata }: ExportedText, level: number): string => {
  const { title, creator, date, source, publisher, language } = metadata;
  const lines = [date && dateWords(date), source, publisher].filter((line) => line !== null);
  return [
    '<header>\n',
    creator === null ? '' : `<p class="creator" dir="auto">${escapeHtml(creator)}</p>\n`,
    `<h${level} lang="${escapeHtml(language)}" dir="auto">${escapeHtml(title)}</h${level}>\n`,
    ...lines.map((line) => `<p class="about" dir="auto">${escapeHtml(line)}</p>\n`),
    '</header>\n',
  ].join('');
};
