import { computed, shallowRef, watch, type ShallowRef } from 'vue';
import { colours, type Colour, type TextRange } from '#core/annotation/annotation';
import { colourOf } from '#core/annotation/colour-of';
import type { AnchoredAnnotation } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { createMapTally, type MapTally } from './map-marks';

/**
 * The marks that are drawn alike: the highlights of a colour, those of them with a note, or the bookmarks
 * (colour: null).
 */
export interface MapMarks {
  readonly key: string;
  readonly colour: Colour | null;
  readonly path: string;
}

/**
 * The paths of all marks on a map that is `width` units wide, and their number. Only paths that change are
 * drawn anew.
 */
export const useMapMarks = (
  all: () => readonly AnchoredAnnotation[],
  mapped: Readonly<ShallowRef<TextRange>>,
  width: number,
) => {
  const tallies = shallowRef<readonly Tally[]>([]);
  const drawn = shallowRef<readonly MapMarks[]>([]);

  const draw = (changed: ReadonlySet<Tally>): void => {
    drawn.value = tallies.value.map((marks, index) => {
      const before = drawn.value[index];
      return before && !changed.has(marks)
        ? before
        : { key: marks.key, colour: marks.colour, path: marks.tally.path(width * marks.share) };
    });
  };
  const update = (before: readonly AnchoredAnnotation[], after: readonly AnchoredAnnotation[]): void => {
    const { gone, come } = changedBetween(before, after);
    const changed = new Set<Tally>();
    const change = (entries: readonly AnchoredAnnotation[], how: 'add' | 'remove'): void => {
      for (const entry of entries)
        for (const marks of tallies.value.filter(({ includes }) => includes(entry))) {
          for (const range of entry.ranges) marks.tally[how](marks.colour ? range : firstLetter(range));
          changed.add(marks);
        }
    };
    change(gone, 'remove');
    change(come, 'add');
    draw(changed);
  };
  watch(
    mapped,
    () => {
      tallies.value = talliesOf(mapped.value);
      drawn.value = [];
      update([], all());
    },
    { immediate: true },
  );
  watch(all, (after, before) => update(before, after));

  const paths = computed(() => drawn.value.filter(({ path }) => path !== ''));
  const count = computed(() => {
    void drawn.value;
    return tallies.value.reduce((sum, { isSubset, tally }) => sum + (isSubset ? 0 : tally.count), 0);
  });
  return { paths, count };
};

interface Tally {
  readonly key: string;
  readonly colour: Colour | null;
  /** The part of the map's width that its marks take, 0 … 1. */
  readonly share: number;
  readonly includes: (entry: AnchoredAnnotation) => boolean;
  /** Whether another tally counts its annotations as well. */
  readonly isSubset: boolean;
  readonly tally: MapTally;
}

const talliesOf = (mapped: TextRange): readonly Tally[] => [
  ...colours.flatMap((colour): Tally[] => [
    {
      key: colour,
      colour,
      share: 1 / 2,
      includes: ({ annotation }) => colourOf(annotation) === colour,
      isSubset: false,
      tally: createMapTally(mapped),
    },
    {
      key: `${colour}-notes`,
      colour,
      share: 1,
      includes: ({ annotation }) => colourOf(annotation) === colour && annotation.note !== '',
      isSubset: true,
      tally: createMapTally(mapped),
    },
  ]),
  {
    key: 'bookmarks',
    colour: null,
    share: 1,
    includes: ({ annotation }) => colourOf(annotation) === 'none',
    isSubset: false,
    tally: createMapTally(mapped),
  },
];

const firstLetter = ({ start }: TextRange): TextRange => ({ start, end: start + 1 });
