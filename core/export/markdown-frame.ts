import { escapeWords, paragraphOf } from './markdown-text';
import { days } from './front-matter';
import type { ExportedNote, ExportedText } from './model';
import { newStyleOf } from '#core/text/calendar';

// What stands around the notes of a text. These words are not part of the interface and stay English.

export const headingOf = ({ metadata }: ExportedText): string => `# ${escapeWords(metadata.title)}`;

/** Author, date, source and publisher in a line, for a text that shares its file with others. */
export const sourceLine = ({ metadata }: ExportedText): string => {
  const { creator, date, source, publisher } = metadata;
  const day = date && days(newStyleOf(date));
  const both = date?.julian ? `${day} (Old Style ${days(date.julian)})` : day;
  const facts = [creator, both, source, publisher].filter((fact) => fact !== null && fact !== '');
  return paragraphOf(facts.join(', ')).markdown;
};

export const noNotes = 'No notes yet.';

export interface NotesUnderHeading {
  /** Null for notes that are not in groups. */
  readonly heading: string | null;
  readonly notes: readonly ExportedNote[];
}

export const groupsOf = ({ groups, notes }: ExportedText): readonly NotesUnderHeading[] =>
  groups?.map((group) => ({ heading: `## ${escapeWords(group.name)}`, notes: group.notes })) ?? [
    { heading: null, notes },
  ];
