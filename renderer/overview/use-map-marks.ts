import { computed, shallowRef, watch, type ShallowRef } from 'vue';
import { colours, type Colour, type TextRange } from '#core/annotation/annotation';
import type { AnchoredAnnotation } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { createMapTally, type MapTally } from './map-marks';

/** What is drawn on the map in one way: the words of a colour, those of them with a note, or bookmarks. */
export interface MapMarks {
  readonly key: string;
  readonly colour: Colour | null;
  readonly path: string;
}

/** Marks, in their order, on the map of a place, `width` units wide, and how many there are; only what has changed is drawn anew. */
export const useMapMarks = (
  all: () => readonly AnchoredAnnotation[],
  place: Readonly<ShallowRef<TextRange>>,
  width: number,
) => {
  const tallies = shallowRef<readonly Tally[]>([]);
  const drawn = shallowRef<readonly MapMarks[]>([]);

  const draw = (changed: ReadonlySet<Tally>): void => {
    drawn.value = tallies.value.map((one, index) => {
      const before = drawn.value[index];
      return before && !changed.has(one)
        ? before
        : { key: one.key, colour: one.colour, path: one.tally.path(width * one.share) };
    });
  };
  const update = (before: readonly AnchoredAnnotation[], after: readonly AnchoredAnnotation[]): void => {
    const { gone, come } = changedBetween(before, after);
    const changed = new Set<Tally>();
    const change = (entries: readonly AnchoredAnnotation[], how: 'add' | 'remove'): void => {
      for (const entry of entries)
        for (const one of tallies.value.filter(({ holds }) => holds(entry))) {
          for (const range of entry.ranges) one.tally[how](one.colour ? range : firstLetter(range));
          changed.add(one);
        }
    };
    change(gone, 'remove');
    change(come, 'add');
    draw(changed);
  };
  watch(
    place,
    () => {
      tallies.value = talliesOf(place.value);
      drawn.value = [];
      update([], all());
    },
    { immediate: true },
  );
  watch(all, (after, before) => update(before, after));

  const paths = computed(() => drawn.value.filter(({ path }) => path !== ''));
  const count = computed(() => {
    void drawn.value;
    return tallies.value.reduce((sum, { within, tally }) => sum + (within ? 0 : tally.count), 0);
  });
  return { paths, count };
};

interface Tally {
  readonly key: string;
  readonly colour: Colour | null;
  /** Of the map's width. */
  readonly share: number;
  readonly holds: (entry: AnchoredAnnotation) => boolean;
  /** Whether what it holds stands in another one as well. */
  readonly within: boolean;
  readonly tally: MapTally;
}

const talliesOf = (place: TextRange): readonly Tally[] => [
  ...colours.flatMap((colour): Tally[] => [
    {
      key: colour,
      colour,
      share: 1 / 2,
      holds: (entry) => entry.annotation.colour === colour && !isBareBookmark(entry),
      within: false,
      tally: createMapTally(place),
    },
    {
      key: `${colour}-notes`,
      colour,
      share: 1,
      holds: ({ annotation }) => annotation.colour === colour && annotation.note !== '',
      within: true,
      tally: createMapTally(place),
    },
  ]),
  {
    key: 'bookmarks',
    colour: null,
    share: 1,
    holds: isBareBookmark,
    within: false,
    tally: createMapTally(place),
  },
];

const isBareBookmark = ({ annotation }: AnchoredAnnotation): boolean =>
  annotation.motivation === 'bookmarking' && annotation.note === '';
const firstLetter = ({ start }: TextRange): TextRange => ({ start, end: start + 1 });
