import { annotationColours } from '#core/annotation/annotation';
import type { NoteGroup, NoteGrouping } from '#core/notes/note-groups';
import type { Section } from '#core/text/study-text';
import { t } from '../../i18n';
import { sectionName } from '../../navigation/contents';
import { colourName } from '../../study/colour-label';
import { noonOf } from '../../stores/local-days';
import type { InWords } from './chips-of';

/** The name of a group. */
export const groupName = (
  grouping: NoteGrouping,
  { key, rest }: NoteGroup<unknown>,
  sections: readonly Section[],
  { day, tag }: InWords,
): string => {
  if (rest)
    return t(
      key === 'untagged' ? 'noteList.untagged' : key === 'whole' ? 'noteList.whole' : 'noteList.orphans',
    );
  if (grouping === 'day') return day(noonOf(key));
  if (grouping === 'colour') {
    const colour = annotationColours.find((other) => other === key);
    return colour ? colourName(colour) : key;
  }
  if (grouping === 'tag') return tag(key);
  if (grouping !== 'section') return key;
  const section = sections.find(({ id }) => id === key);
  if (!section) return key;
  return section.kind === 'note'
    ? t('noteList.editorNote', { number: section.number ?? '' })
    : sectionName(section);
};
