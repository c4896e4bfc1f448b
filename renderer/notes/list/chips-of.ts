import { noFilter, type NoteDays, type NoteFilter } from '#core/notes/note-filter';
import { t } from '../../i18n';
import { colourName } from '../../study/colour-label';
import { noonOf } from '../../stores/local-days';

/** Writes in words what filters and groups go by. */
export interface InWords {
  readonly day: (noon: Date) => string;
  readonly tag: (tag: string) => string;
}

/** One condition of the filter, in words, and the change that removes it. */
export interface Chip {
  readonly key: string;
  readonly words: string;
  readonly without: Partial<NoteFilter>;
}

/** A chip for each condition of the filter, except its words, which stand in their field. */
export const chipsOf = (filter: NoteFilter, { day, tag: nameOfTag }: InWords): Chip[] => {
  const each = <Name extends ListName>(
    name: Name,
    naming: (value: NoteFilter[Name][number]) => string,
  ): Chip[] => {
    const values: readonly NoteFilter[Name][number][] = filter[name];
    return values.map((value) => ({
      key: `${name}-${value}`,
      words: naming(value),
      without: { [name]: values.filter((other) => other !== value) },
    }));
  };
  return [
    ...each('kinds', (kind) => t(`noteList.kinds.${kind}`)),
    ...each('colours', colourName),
    ...each('styles', (style) => t(`noteList.styles.${style}`)),
    ...each('tags', (tag) => t('noteList.tag', { tag: nameOfTag(tag) })),
    ...each('places', (place) => t(`noteList.places.${place}`)),
    ...(filter.days
      ? [{ key: 'days', words: daysInWords(filter.days, day), without: { days: noFilter.days } }]
      : []),
    ...each('problems', (problem) => t(`noteList.problems.${problem}`)),
  ];
};

type ListName = 'kinds' | 'colours' | 'styles' | 'tags' | 'places' | 'problems';

const daysInWords = (days: NoteDays, day: (noon: Date) => string): string => {
  if (days.kind !== 'between') return t(`noteList.recent.${days.kind}`);
  const [first, last] = [days.first && day(noonOf(days.first)), days.last && day(noonOf(days.last))];
  if (first && last) return t('noteList.between', { first, last });
  return first ? t('noteList.since', { first }) : t('noteList.until', { last: last ?? '' });
};
