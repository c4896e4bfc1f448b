import {
  anchorTargets,
  inReadingOrder,
  type AnchoredAnnotation,
  type Passage,
} from '#core/anchoring/passages';
import type { Annotation } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import type { NoteVersion } from '#core/annotation/versions';
import { kindOf } from '#core/notes/kind-and-place';
import { groupNotes, type NoteGrouping } from '#core/notes/note-groups';
import { orderNotes, type NoteOrder } from '#core/notes/note-order';
import type { FlatText } from '#core/text/flat-text';
import { compareRanges } from '#core/text/ranges';
import type { StudyText } from '#core/text/study-text';
import { isWellFormed, wellFormedJson } from '#core/text/well-formed';
import { createFinder } from './found-passage';
import { createGroupNames } from './group-names';
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
  { labels: given, order = byPlace, grouping = 'none', dayOf = utcDay, versions, limit = null }: Gathering,
): ExportedText => {
  const labels = wellFormedJson(given);
  const find = createFinder(flat, text.metadata.language);
  const note = ({ annotation: kept, passages }: AnchoredAnnotation): ExportedNote => {
    const annotation = isWhole(kept) ? kept : wellFormedJson(kept);
    const colour = colourOf(annotation);
    const earlier = versions?.get(kept.id) ?? none;
    const wholeVersions = wellFormedJson(earlier);
    const hasLabel = colour !== 'none';
    const passage = ({ target, range }: Passage): ExportedPassage => ({
      target: annotation === kept ? target : wellFormedJson(target),
      found: range && find(range),
    });
    return {
      annotation,
      repaired:
        annotation !== kept || wholeVersions !== earlier || (hasLabel && labels[colour] !== given[colour]),
      kind: kindOf(annotation),
      colour,
      label: hasLabel ? labels[colour] || null : null,
      versions: wholeVersions,
      passages: inReadingOrder(passages).map(passage),
    };
  };
  const anchored = annotations.map((annotation): AnchoredAnnotation => {
    const { passages, ranges, orphan } = anchorTargets(flat, text.contentHash, annotation.targets);
    return { annotation, passages, ranges, orphan };
  });
  const { id, contentHash, metadata } = text;
  const ordered = orderNotes(inExportOrder(anchored), order).slice(0, limit ?? Infinity);
  const notes = ordered.map(note);
  const groupsBy = (by: Exclude<NoteGrouping, 'none'>): readonly ExportedGroup[] => {
    const noteOf = new Map(ordered.map((one, index) => [one, notes[index]]));
    const nameOf = createGroupNames(by, text, labels);
    return groupNotes(ordered, by, { flat, order, dayOf }).map((group) => ({
      name: nameOf(group),
      notes: group.notes.map((one) => noteOf.get(one)).filter((one) => one !== undefined),
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

const none: readonly NoteVersion[] = [];
const byPlace: NoteOrder = { by: 'place', descending: false };
const utcDay = (moment: string): string => moment.slice(0, 10);

/** Whether no half of a character stands in what was typed or quoted; all else is the program's own. */
const isWhole = ({ note, tags, targets }: Annotation): boolean =>
  isWellFormed(note) &&
  tags.every(isWellFormed) &&
  targets.every(
    ({ quote }) => isWellFormed(quote.exact) && isWellFormed(quote.prefix) && isWellFormed(quote.suffix),
  );

/** Notes on the whole text, then the others in reading order, then those whose place was not found. */
const inExportOrder = (anchored: readonly AnchoredAnnotation[]): readonly AnchoredAnnotation[] => [
  ...anchored.filter(({ passages }) => passages.length === 0).toSorted(byTime),
  ...anchored.filter(({ ranges }) => ranges.length > 0).toSorted(byReading),
  ...anchored.filter(({ orphan }) => orphan).toSorted(byOldStart),
];

export const byTime = (one: AnchoredAnnotation, other: AnchoredAnnotation): number => {
  const time = one.annotation.created;
  const otherTime = other.annotation.created;
  return time === otherTime ? 0 : time < otherTime ? -1 : 1;
};

export const byReading = (one: AnchoredAnnotation, other: AnchoredAnnotation): number => {
  const range = one.ranges[0];
  const otherRange = other.ranges[0];
  if (!range || !otherRange) return 0;
  return compareRanges(range, otherRange) || byTime(one, other);
};

export const byOldStart = (one: AnchoredAnnotation, other: AnchoredAnnotation): number =>
  oldStart(one.annotation) - oldStart(other.annotation) || byTime(one, other);

const oldStart = ({ targets }: Annotation): number =>
  Math.min(...targets.map(({ position }) => position.start));

/** Counts code points: each unit is one, but not the first half of a pair. A text has few of these, or none. */
const createPoints = (text: string): ((offset: number) => number) => {
  let halves: readonly number[] | null = null;
  return (offset) => {
    halves ??= Array.from(text.matchAll(/[\ud800-\udbff]/g), ({ index }) => index);
    if (halves.length === 0) return offset;
    let [low, high] = [0, halves.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((halves[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
};
