import type { AnchoredAnnotation } from '#core/anchoring/passages';
import { annotationColours } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import { createTagKeyCache } from '#core/tags/tags';
import type { FlatText } from '#core/text/flat-text';
import { sectionOf } from './kind-and-place';
import { byAlphabet } from './note-filter';
import { lastModified, type ModifiedOf, type NoteOrder } from './note-order';

export const noteGroupings = ['none', 'section', 'colour', 'tag', 'day'] as const;
export type NoteGrouping = (typeof noteGroupings)[number];

/**
 * Notes with something in common, in the order in which they were given. `key` is the id of a section, a
 * colour, the key of a tag, or a day. When `rest` is true, it is a group of notes without a section (`whole`
 * or `orphans`) or without a tag (`untagged`).
 */
export interface NoteGroup<Note> {
  readonly key: string;
  readonly rest: boolean;
  readonly notes: readonly Note[];
}

export interface GroupContext {
  readonly flat: FlatText;
  readonly order: NoteOrder;
  /** See `orderNotes`. */
  readonly modifiedOf?: ModifiedOf;
  /** The day in the reader's time zone, ISO 8601, of a time in UTC. */
  readonly dayOf: (moment: string) => string;
}

/**
 * Groups notes. Sections come in the order of the text, after the notes on the whole text and before the
 * orphans; colours in the order of `annotationColours`; tags in alphabetical order, before the untagged notes; days in
 * the order of the notes. A note with several tags is in the group of each.
 */
export const groupNotes = <Note extends AnchoredAnnotation>(
  notes: readonly Note[],
  grouping: Exclude<NoteGrouping, 'none'>,
  context: GroupContext,
): readonly NoteGroup<Note>[] => {
  const found = new Map<string, Note[]>();
  const put = (key: string, note: Note): void => {
    const known = found.get(key);
    if (known) known.push(note);
    else found.set(key, [note]);
  };
  const keysOf = keysBy[grouping](context);
  for (const note of notes) for (const key of keysOf(note)) put(key, note);
  return [...found]
    .sort(orderBy[grouping](context))
    .map(([key, members]) => ({ key: key.slice(1), rest: key.startsWith(rest), notes: members }));
};

// The first character of a key separates a tag called "untagged" from the group of notes without a tag.
const named = '=';
const rest = '-';

type Keys = (context: GroupContext) => (note: AnchoredAnnotation) => readonly string[];

const keysBy: Readonly<Record<Exclude<NoteGrouping, 'none'>, Keys>> = {
  section:
    ({ flat }) =>
    (note) => {
      const section = sectionOf(flat, note);
      return [section ? named + section.id : `${rest}${note.orphan ? 'orphans' : 'whole'}`];
    },
  colour: () => (note) => [named + colourOf(note.annotation)],
  tag: () => {
    const keyOf = createTagKeyCache();
    return ({ annotation: { tags } }) =>
      tags.length === 0 ? [`${rest}untagged`] : [...new Set(tags.map((tag) => named + keyOf(tag)))];
  },
  day:
    ({ dayOf, order, modifiedOf = lastModified }) =>
    ({ annotation }) => [named + dayOf(order.by === 'created' ? annotation.created : modifiedOf(annotation))],
};

type Comparison = (
  context: GroupContext,
) => (one: readonly [string, unknown], other: readonly [string, unknown]) => number;

const byRank =
  (ranks: ReadonlyMap<string, number>, sign = 1): ReturnType<Comparison> =>
  ([one], [other]) =>
    sign * ((ranks.get(one) ?? Infinity) - (ranks.get(other) ?? Infinity));

const rankOf = (keys: readonly string[]): ReadonlyMap<string, number> =>
  new Map(keys.map((key, index) => [key, index]));

const orderBy: Readonly<Record<Exclude<NoteGrouping, 'none'>, Comparison>> = {
  section: ({ flat, order }) => {
    const sections = new Set(flat.blocks.map(({ section }) => named + section.id));
    return byRank(
      rankOf([`${rest}whole`, ...sections, `${rest}orphans`]),
      order.by === 'place' && order.descending ? -1 : 1,
    );
  },
  colour: () => byRank(rankOf(annotationColours.map((colour) => named + colour))),
  tag:
    () =>
    ([one], [other]) =>
      Number(one.startsWith(rest)) - Number(other.startsWith(rest)) || byAlphabet.compare(one, other),
  day:
    ({ order }) =>
    ([one], [other]) =>
      (one < other ? -1 : 1) * (order.by !== 'place' && !order.descending ? 1 : -1),
};
