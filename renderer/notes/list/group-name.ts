import { colours } from '#core/annotation/annotation';
import type { NoteGroup, NoteGrouping } from '#core/notes/note-groups';
import type { Section } from '#core/text/study-text';
import { t } from '../../i18n';
import { sectionName } from '../../navigation/contents';
import { useTagsStore } from '../../tags/tags-store';
import { colourName } from '../../study/colour-label';
import { noonOf } from '../../stores/local-days';
import { definePart } from '../../stores/text-session';

export const useGroupName = definePart((session) => {
  /** The name of a group. `day` writes a day in words. */
  const groupName = (
    grouping: NoteGrouping,
    { key, rest }: NoteGroup<unknown>,
    sections: readonly Section[],
    day: (noon: Date) => string,
  ): string => {
    if (rest)
      return t(
        key === 'untagged' ? 'noteList.untagged' : key === 'whole' ? 'noteList.whole' : 'noteList.orphans',
      );
    if (grouping === 'day') return day(noonOf(key));
    if (grouping === 'colour') {
      const colour = colours.find((other) => other === key);
      return colour ? colourName(colour) : key;
    }
    if (grouping === 'tag') return useTagsStore(session).nameOf(key);
    if (grouping !== 'section') return key;
    const section = sections.find(({ id }) => id === key);
    if (!section) return key;
    return section.kind === 'note'
      ? t('noteList.editorNote', { number: section.number ?? '' })
      : sectionName(section);
  };

  return { groupName };
});
