import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Colour } from '#core/annotation/annotation';
import type { NoteGroup, NoteGrouping } from '#core/notes/note-groups';
import { tagKey } from '#core/tags/tags';
import type { Section, StudyText } from '#core/text/study-text';
import { createHeadings } from './found-passage';
import type { ColourLabels } from './model';

// An export goes to others, so these words are not part of the interface and stay English.

type NameOf = (group: NoteGroup<AnchoredAnnotation>) => string;

/**
 * Gives the name of a group of notes: the heading of a section or its kind and number, a tag as it was written, a
 * colour's label or its own name, or a day (ISO 8601).
 */
export const createGroupNames = (
  by: Exclude<NoteGrouping, 'none'>,
  { sections }: Pick<StudyText, 'sections'>,
  labels: ColourLabels,
): NameOf => {
  const nameOf = namesBy[by](new Map(sections.map((section) => [section.id, section])), labels);
  return (group) => (group.rest ? (restNames[group.key] ?? group.key) : nameOf(group));
};

const restNames: Readonly<Record<string, string>> = {
  whole: 'On the whole text',
  orphans: 'Place not found',
  untagged: 'Without a tag',
};

const namesBy: Readonly<
  Record<
    Exclude<NoteGrouping, 'none'>,
    (sections: ReadonlyMap<string, Section>, labels: ColourLabels) => NameOf
  >
> = {
  section: (sections) => {
    const headingOf = createHeadings();
    return ({ key }) => {
      const section = sections.get(key);
      return section ? (headingOf(section) ?? sectionName(section)) : key;
    };
  },
  tag:
    () =>
    ({ key, notes: [first] }) =>
      first?.annotation.tags.find((tag) => tagKey(tag) === key) ?? key,
  colour:
    (_, labels) =>
    ({ key }) =>
      key === 'none' ? 'Without a colour' : labels[key as Colour] || key, // the keys are colours
  day:
    () =>
    ({ key }) =>
      key,
};

const sectionKinds: Readonly<Record<Section['kind'], string>> = {
  front: 'Front matter',
  speech: 'Speech',
  part: 'Part',
  note: 'Editor’s note',
  source: 'Source',
};

/** "Speech 2"; without a number the kind alone. */
export const sectionName = ({ kind, number }: Section): string =>
  number === null ? sectionKinds[kind] : `${sectionKinds[kind]} ${number}`;
