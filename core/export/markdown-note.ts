import { blockAt } from '#core/text/flat-text';
import { sectionName } from './group-names';
import type { ExportedLinks } from './markdown-links';
import type { Block } from './markdown-map';
import { mendsFor } from './markdown-mends';
import type { WrittenTags } from './markdown-tags';
import { escapeWords, paragraphOf, quoteBlock, withoutBlankEdges, type WrittenWords } from './markdown-text';
import type { ExportedNote, ExportedPassage, ExportedText, FoundPassage } from './model';
import type { ExportPart } from './options';

/** What the notes of a file share. */
export interface NoteContext {
  readonly parts: ReadonlySet<ExportPart>;
  readonly links: ExportedLinks;
  readonly tags: WrittenTags;
}

/** What a note is made of, each in Markdown; empty: it has none, or it was left out. */
export interface NotePieces {
  readonly anchor: string;
  readonly passages: readonly {
    readonly quote: Block;
    readonly citation: string;
    readonly sentence: string;
  }[];
  readonly words: Block;
  readonly tags: readonly string[];
  /** Tags, and the colour with its label. */
  readonly marks: Block;
  /** Kind, style, times and id. */
  readonly facts: string;
  readonly earlier: readonly { readonly heading: string; readonly words: Block }[];
}

export const piecesOf = (
  { parts, links, tags }: NoteContext,
  text: ExportedText,
  note: ExportedNote,
): NotePieces => {
  const { annotation, passages, versions } = note;
  const has = (part: ExportPart): boolean => parts.has(part);
  const names = has('tags') ? annotation.tags.map((tag) => `#${tags.nameOf(tag)}`) : [];
  const wordsOf = (kind: 'words' | 'old', words: string): Block => {
    const typed = withOneBreak(words);
    return written(kind, noteWords(links.inWords(text, typed)), typed);
  };
  return {
    anchor: (has('notes') && links.anchorOf(annotation.id)) || '',
    passages: passages.map((passage) => {
      const quote = has('quotes') ? withOneBreak(passage.target.quote.exact) : '';
      return {
        quote: written('quote', quoteBlock(quote), quote),
        citation: citationOf(text, passage, has('locators')),
        sentence: has('sentences') ? sentenceOf(passage) : '',
      };
    }),
    words: wordsOf('words', has('notes') ? annotation.note : ''),
    tags: names,
    marks: marksOf(names, has('colours') ? note : null),
    facts: factsLine(note, has('ids'), has('dates')),
    earlier: (has('versions') ? versions : []).map(({ at, note: words }) => ({
      heading: `${earlierWording}${paragraphOf(at).markdown}`,
      words: wordsOf('old', words),
    })),
  };
};

/** The blocks of a note in the order in which they are written. */
export const blocksOf = (pieces: NotePieces, { parts }: NoteContext): readonly Block[] => {
  const { anchor, passages, words, marks, facts, earlier } = pieces;
  const blocks: Block[] = [];
  if (anchor !== '') blocks.push({ kind: 'anchor', markdown: anchor });
  for (const { quote, citation, sentence } of passages) {
    if (parts.has('quotes')) blocks.push(quote);
    if (citation !== '') blocks.push({ kind: 'citation', markdown: citation });
    if (sentence !== '') blocks.push({ kind: 'sentence', markdown: sentence });
  }
  if (words.markdown !== '' || words.mends) blocks.push(words);
  if (marks.markdown !== '') blocks.push(marks);
  if (facts !== '') blocks.push({ kind: 'facts', markdown: facts });
  for (const { heading, words: old } of earlier) blocks.push({ kind: 'earlier', markdown: heading }, old);
  return blocks;
};

/** Begins the line above an earlier wording. */
export const earlierWording = 'Earlier wording, ';
/** Stands between the facts in a line. No tag contains it, and nothing else before it does. */
export const between = ' · ';

const withOneBreak = (words: string): string =>
  words.includes('\r') ? words.replaceAll(/\r\n?/gu, '\n') : words;

const written = (kind: Block['kind'], { markdown, plain }: WrittenWords, was: string): Block => ({
  kind,
  markdown,
  mends: mendsFor(plain, was),
});

const noteWords = (markdown: string): WrittenWords => {
  const shown = withoutBlankEdges(markdown);
  return { markdown: shown, plain: shown };
};

/** "(Speech 2, ¶ 1–3)". Without a place: that it was not found, whatever else is wanted. */
const citationOf = (text: ExportedText, { found }: ExportedPassage, wanted: boolean): string => {
  if (!found) return '(its place was not found in this edition of the text)';
  return wanted ? `(${escapeWords(placeOf(text, found))})` : '';
};

const placeOf = ({ flat }: ExportedText, { range, paragraphs }: FoundPassage): string =>
  `${sectionName(blockAt(flat, range.start).section)}, ${paragraphs}`;

const sentenceOf = ({ found }: ExportedPassage): string => {
  const sentence = found?.sentence() ?? null;
  return sentence === null ? '' : `In the sentence: ${escapeWords(sentence)}`;
};

/** "#peace #to-check · for the essay (green)" */
const marksOf = (tags: readonly string[], coloured: ExportedNote | null): Block => {
  const { colour, label } = coloured ?? { colour: 'none', label: null };
  const { markdown, plain } = paragraphOf(label ?? '');
  const named = label === null ? colour : `${markdown} (${colour})`;
  const all = [...(tags.length === 0 ? [] : [tags.join(' ')]), ...(colour === 'none' ? [] : [named])];
  return { kind: 'marks', markdown: all.join(between), mends: mendsFor(plain, label ?? '') };
};

const factsLine = ({ annotation }: ExportedNote, ids: boolean, dates: boolean): string => {
  const { id, motivation, style, created, modified } = annotation;
  const facts = [
    ...(ids ? [motivation, style] : []),
    ...(dates ? [`created ${created}`, `modified ${modified}`] : []),
    ...(ids ? [`id ${id}`] : []),
  ];
  return facts.map((fact) => paragraphOf(fact).markdown).join(between);
};
