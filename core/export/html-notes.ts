import type { Block } from '#core/text/study-text';
import { rangesByBlock } from '#core/text/flat-text';
import { notesOf } from './facts';
import type { BlockParts, Look, Point } from './html-block';
import { createFactsAttribute, orderName } from './html-facts';
import type { Mark } from './html-marks';
import { colourWords } from './html-parts';
import type { ExportedNote, ExportedText } from './model';
import type { ExportPart } from './options';

/** A note in the whole text. */
export interface PlacedNote {
  readonly note: ExportedNote;
  /** Of its footnote, where it has one; others are counted on. */
  readonly number: number;
  /** Of its element. */
  readonly id: string;
  /** What programs read, as attributes. */
  readonly attributes: string;
}

export interface PlacedNotes {
  readonly whole: readonly PlacedNote[];
  /** In the order in which they end in the text. */
  readonly footnotes: readonly PlacedNote[];
  readonly orphans: readonly PlacedNote[];
  readonly onBlocks: ReadonlyMap<Block, BlockParts>;
  /** Elements by the ids of notes. */
  readonly ids: ReadonlyMap<string, string>;
  readonly looks: ReadonlyMap<string, Look>;
}

/** Finds for each note of a text its place in the page. `order`: of the first note in the file. */
export const placeNotes = (
  text: ExportedText,
  parts: readonly ExportPart[],
  { ids, order }: { readonly ids: string; readonly order: number },
): PlacedNotes => {
  const orders = new Map<ExportedNote, number[]>();
  for (const [index, note] of notesOf(text).entries())
    orders.set(note, [...(orders.get(note) ?? []), order + index]);
  const factsOf = createFactsAttribute(parts);
  let number = 0;
  const placed = (note: ExportedNote): PlacedNote => {
    number += 1;
    const at = (orders.get(note) ?? []).join(' ');
    const attributes = ` ${orderName}="${at}"${factsOf(text.id, note)}`;
    return { note, number, id: `${ids}note:${number}`, attributes };
  };
  const found = text.notes
    .filter((note) => endOf(note) !== null)
    .toSorted((one, other) => endOf(one)! - endOf(other)!);
  const footnotes = found.filter((note) => hasWords(note, parts)).map(placed);
  const silent = found.filter((note) => !hasWords(note, parts)).map(placed);
  const whole = text.notes.filter(({ passages }) => passages.length === 0).map(placed);
  const orphans = text.notes.filter((note) => note.passages.length > 0 && endOf(note) === null).map(placed);
  const looks = createLooks(parts);
  const onBlocks = new Map<Block, { marks: Mark<Look>[]; points: Point[] }>();
  for (const one of footnotes) putOnBlocks(one, true);
  for (const one of silent) putOnBlocks(one, false);
  return {
    whole,
    footnotes,
    orphans,
    onBlocks,
    ids: new Map(
      [...footnotes, ...silent, ...whole, ...orphans].map(({ note, id }) => [note.annotation.id, id]),
    ),
    looks: looks.used,
  };

  function putOnBlocks({ note, number: own, id, attributes }: PlacedNote, isFootnote: boolean): void {
    let passages = 0;
    for (const { found: place } of note.passages) {
      if (!place) continue;
      passages += 1;
      const ranges = rangesByBlock(text.flat, place.range);
      const isPlace = note.annotation.motivation === 'bookmarking';
      for (const [index, { block, start, end }] of ranges.entries()) {
        const on = onBlocks.get(block.block) ?? { marks: [], points: [] };
        onBlocks.set(block.block, on);
        if (!isPlace) on.marks.push({ start, end, look: looks.of(note) });
        else if (index === 0) on.points.push({ at: start, isEnd: false, html: bookmark });
        if (!isFootnote && passages === 1 && index === 0)
          on.points.push({ at: start, isEnd: false, html: `<span id="${id}"${attributes}></span>` });
        if (isFootnote && index === ranges.length - 1)
          on.points.push({ at: end, isEnd: true, html: reference(own, `${ids}ref:${own}.${passages}`, id) });
      }
    }
  }
};

const bookmark = '<span class="bookmark" role="img" aria-label="Bookmark"></span>';

const reference = (number: number, id: string, note: string): string =>
  `<a class="mine" id="${id}" href="#${note}" role="doc-noteref" aria-label="My note ${number}" data-number="${number}"></a>`;

/** Where the first of its passages ends; null when none is found. */
const endOf = ({ passages }: ExportedNote): number | null =>
  passages.find(({ found }) => found !== null)?.found?.range.end ?? null;

/** Whether it has more to say than its highlight shows. */
const hasWords = ({ annotation, versions, passages }: ExportedNote, parts: readonly ExportPart[]): boolean =>
  (parts.includes('notes') && annotation.note.trim() !== '') ||
  (parts.includes('tags') && annotation.tags.length > 0) ||
  (parts.includes('versions') && versions.length > 0) ||
  passages.some(({ found }) => found === null);

/** The looks of highlights, each one object. */
const createLooks = (parts: readonly ExportPart[]) => {
  const used = new Map<string, Look>();
  const plain: Look = { name: 'plain', words: '' };
  const of = (note: ExportedNote): Look => {
    if (!parts.includes('colours')) return plain;
    const { style } = note.annotation;
    const name = style === 'solid' ? note.colour : `${note.colour} ${style}`;
    const look = used.get(name) ?? { name, words: colourWords(note) };
    used.set(name, look);
    return look;
  };
  return { used, of };
};
