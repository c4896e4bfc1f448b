import { escapeWords, paragraphOf } from './markdown-text';
import { sectionName } from './markdown-note';
import { days } from './front-matter';
import type { ExportedGroup, ExportedNote, ExportedText } from './model';
import { newStyleOf } from '#core/text/calendar';

/** What stands around the notes of a text. These words are not part of the interface and stay English. */
const words = {
  none: 'No notes yet.',
  whole: 'On the whole text',
  orphans: 'Place not found',
  untagged: 'Without a tag',
  uncoloured: 'Without a colour',
  oldStyle: 'Old Style',
} as const;

export const headingOf = ({ metadata }: ExportedText): string => `# ${escapeWords(metadata.title)}`;

/** Author, date, source and publisher in a line, for a text that shares its file with others. */
export const sourceLine = ({ metadata }: ExportedText): string => {
  const { creator, date, source, publisher } = metadata;
  const day = date && days(newStyleOf(date));
  const both = date?.julian ? `${day} (${words.oldStyle} ${days(date.julian)})` : day;
  const facts = [creator, both, source, publisher].filter((fact) => fact !== null && fact !== '');
  return paragraphOf(facts.join(', ')).markdown;
};

export const noNotes: string = words.none;

export interface NotesUnderHeading {
  /** Null for notes that are not in groups. */
  readonly heading: string | null;
  readonly notes: readonly ExportedNote[];
}

export const groupsOf = ({ groups, notes, text }: ExportedText): readonly NotesUnderHeading[] => {
  if (groups === null) return [{ heading: null, notes }];
  const sections = new Map(text.sections.map((section) => [section.id, section]));
  const nameOf = ({ key, rest, name }: ExportedGroup): string => {
    if (rest) return key === 'whole' ? words.whole : key === 'orphans' ? words.orphans : words.untagged;
    if (name === 'none') return words.uncoloured;
    const section = sections.get(key);
    return name ?? (section ? sectionName(section) : key);
  };
  return groups.map((group) => ({ heading: `## ${escapeWords(nameOf(group))}`, notes: group.notes }));
};
