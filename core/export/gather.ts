import {
  anchorTargets,
  inReadingOrder,
  type AnchoredAnnotation,
  type Passage,
} from '#core/anchoring/passages';
import type { Annotation, Colour, TextRange } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import type { NoteVersion } from '#core/annotation/versions';
import { kindOf } from '#core/notes/kind-and-place';
import { groupNotes, type NoteGrouping } from '#core/notes/note-groups';
import { orderNotes, type NoteOrder } from '#core/notes/note-order';
import { tagKey } from '#core/tags/tags';
import { rangesByBlock, type BlockRange, type FlatText } from '#core/text/flat-text';
import { compareRanges } from '#core/text/ranges';
import type { Section, StudyText } from '#core/text/study-text';
import { unitsOf } from '#core/text/text-units';
import { wellFormedJson } from '#core/text/well-formed';
import { paragraphsOf } from './citation';
import type { ColourLabels, ExportedGroup, ExportedNote, ExportedPassage, ExportedText } from './model';

/** What is gathered besides the notes, and how. */
export interface Gathering {
  readonly labels: ColourLabels;
  /** Without it: in the order of the text. */
  readonly order?: NoteOrder;
  /** Without it: not in groups. */
  readonly grouping?: NoteGrouping;
  /** Gives the day in the reader's time zone, ISO 8601, of a time in UTC. */
  readonly dayOf?: (moment: string) => string;
  /** Earlier wordings by the ids of notes; without it they were not asked for. */
  readonly versions?: ReadonlyMap<string, readonly NoteVersion[]>;
  /** Only so many of the first notes; without it, or null: all. */
  readonly limit?: number | null;
}

/** Gathers annotations of a text for any format. `flat` is the flat form of `text`. */
export const gather = (
  text: StudyText,
  flat: FlatText,
  annotations: readonly Annotation[],
  { labels, order = byPlace, grouping = 'none', dayOf = utcDay, versions, limit = null }: Gathering,
): ExportedText => {
  const headingOf = createHeadings();
  const sentencesOf = createSentences(text.metadata.language);
  const foundAt = (range: TextRange): ExportedPassage['found'] => {
    const parts = rangesByBlock(flat, range);
    const first = parts[0]?.block;
    if (!first) return null;
    return {
      range,
      place: first.section.place,
      section: headingOf(first.section),
      paragraphs: paragraphsOf(parts),
      locator: first.block.id,
      sentence: () => {
        const sentence = parts.map(sentencesOf).join('\n');
        return sentence === flat.text.slice(range.start, range.end) ? null : sentence;
      },
    };
  };
  const passage = ({ target, range }: Passage): ExportedPassage => ({
    target: wellFormedJson(target),
    found: range && foundAt(range),
  });
  const note = ({ annotation: kept, passages }: AnchoredAnnotation): ExportedNote => {
    const annotation = wellFormedJson(kept);
    const colour = colourOf(annotation);
    return {
      annotation,
      repaired: annotation !== kept,
      kind: kindOf(annotation),
      colour,
      label: colour === 'none' ? null : labels[colour] || null,
      versions: wellFormedJson(versions?.get(kept.id) ?? []),
      passages: inReadingOrder(passages).map(passage),
    };
  };
  const anchored = annotations.map((annotation) => ({
    annotation,
    ...anchorTargets(flat, text.contentHash, annotation.targets),
  }));
  const { id, contentHash, metadata } = text;
  const ordered = orderNotes(inExportOrder(anchored), order).slice(0, limit ?? Infinity);
  const notes = ordered.map(note);
  const groupsBy = (by: Exclude<NoteGrouping, 'none'>): readonly ExportedGroup[] => {
    const noteOf = new Map(ordered.map((one, index) => [one, notes[index]]));
    const nameOf = createNames(by, flat, labels);
    return groupNotes(ordered, by, { flat, order, dayOf }).map(({ key, rest, notes: members }) => ({
      key,
      rest,
      name: rest ? null : nameOf(key, members),
      notes: members.map((one) => noteOf.get(one)).filter((one) => one !== undefined),
    }));
  };
  return {
    id,
    contentHash,
    metadata,
    text,
    flat,
    pointsAt: createPoints(flat.text),
    notes,
    groups: grouping === 'none' ? null : groupsBy(grouping),
  };
};

const byPlace: NoteOrder = { by: 'place', descending: false };
const utcDay = (moment: string): string => moment.slice(0, 10);

/** Gives the name of a group: the heading of a section, a tag as it was written, a colour or its label, or a day. */
const createNames = (
  by: Exclude<NoteGrouping, 'none'>,
  flat: FlatText,
  labels: ColourLabels,
): ((key: string, members: readonly AnchoredAnnotation[]) => string | null) => {
  if (by === 'section') {
    const headingOf = createHeadings();
    const sections = new Map(flat.blocks.map(({ section }) => [section.id, section]));
    return (key) => {
      const section = sections.get(key);
      return section ? headingOf(section) : null;
    };
  }
  if (by === 'tag') return (key, [first]) => first?.annotation.tags.find((tag) => tagKey(tag) === key) ?? key;
  if (by === 'colour') return (key) => labels[key as Colour] || key;
  return (key) => key;
};

/** Notes on the whole text, then the others in reading order, then those whose place was not found. */
const inExportOrder = (anchored: readonly AnchoredAnnotation[]): readonly AnchoredAnnotation[] => [
  ...anchored.filter(({ passages }) => passages.length === 0).toSorted(byTime),
  ...anchored.filter(({ ranges }) => ranges.length > 0).toSorted(byReading),
  ...anchored.filter(({ orphan }) => orphan).toSorted(byOldStart),
];

export const byTime = (one: AnchoredAnnotation, other: AnchoredAnnotation): number => {
  const [time, otherTime] = [one.annotation.created, other.annotation.created];
  return time === otherTime ? 0 : time < otherTime ? -1 : 1;
};

export const byReading = (one: AnchoredAnnotation, other: AnchoredAnnotation): number => {
  const [range, otherRange] = [one.ranges[0], other.ranges[0]];
  if (!range || !otherRange) return 0;
  return compareRanges(range, otherRange) || byTime(one, other);
};

export const byOldStart = (one: AnchoredAnnotation, other: AnchoredAnnotation): number =>
  oldStart(one.annotation) - oldStart(other.annotation) || byTime(one, other);

const oldStart = ({ targets }: Annotation): number =>
  Math.min(...targets.map(({ position }) => position.start));

/** Counts code points. The text is counted once, at every thousandth unit. */
const createPoints = (text: string): ((offset: number) => number) => {
  const step = 1000;
  const counted: number[] = [0];
  const count = (from: number, to: number): number => {
    let points = 0;
    // A pair counts where its second half stands, so that an offset inside it counts it not yet.
    for (let at = from; at < to; at += 1) if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) points += 1;
    return points;
  };
  return (offset) => {
    const whole = Math.floor(offset / step);
    for (let at = counted.length; at <= whole; at += 1)
      counted.push((counted[at - 1] ?? 0) + count((at - 1) * step, at * step));
    return (counted[whole] ?? 0) + count(whole * step, offset);
  };
};

/** Gives the words of a section's heading. Each section is looked through once. */
const createHeadings = (): ((section: Section) => string | null) => {
  const known = new Map<Section, string | null>();
  return (section) => {
    const found = known.get(section);
    if (found !== undefined) return found;
    const heading = section.blocks.find(({ kind }) => kind === 'heading')?.text ?? null;
    known.set(section, heading);
    return heading;
  };
};

/** Gives the sentences that a part of a block touches. The sentences of each block are found once. */
const createSentences = (language: string): ((part: BlockRange) => string) => {
  const known = new Map<string, readonly TextRange[]>();
  return ({ block: { block }, start, end }) => {
    const sentences = known.get(block.id) ?? unitsOf(block.text, 'sentence', language);
    known.set(block.id, sentences);
    const from = sentences.find((sentence) => sentence.end > start)?.start ?? start;
    const to = sentences.findLast((sentence) => sentence.start < end)?.end ?? end;
    return block.text.slice(Math.min(from, start), Math.max(to, end));
  };
};
