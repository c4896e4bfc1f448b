import type { Annotation } from '#core/annotation/annotation';
import type { NoteLink } from '#core/links/links';
import { labelOf } from '#core/links/definitions';
import { portableMarkdown, rewriteLinks } from '#core/links/rewrite-links';
import { gatherNames } from '#core/names/names';
import type { FlatText } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { escapeWords } from './markdown-text';

/** The links in notes for a document that contains notes, and neither the text nor its names. */
export interface ExportedLinks {
  /**
   * The note's Markdown for a document of many notes, with each link that would be dead replaced by words.
   * Links to exported notes are kept. To be called once for each note.
   */
  inWords(note: string): string;
  /** The HTML anchor of a note that a kept link leads to; null for any other note. */
  anchorOf(id: string): string | null;
}

const words = {
  paragraph: 'paragraph',
  noParagraph: 'not found in this edition of the text',
  noNote: 'this note is not here',
} as const;

/** `flat` is the flat form of `text`; `annotations` are all annotations that are exported. */
export const exportLinks = (
  text: StudyText,
  flat: FlatText,
  annotations: readonly Annotation[],
): ExportedLinks => {
  const linked = linkedNotes(annotations);
  const exported = new Set(annotations.map(({ id }) => id));
  let names: ReadonlyMap<string, string> | null = null;
  const formOf = (id: string): string | undefined => {
    names ??= new Map(gatherNames(text, flat).map((entry) => [entry.id, entry.form]));
    return names.get(id);
  };

  const inWords = (shown: string, { kind, id }: NoteLink): string | null => {
    if (kind === 'note') return exported.has(id) ? null : `${shown} (${words.noNote})`;
    if (kind === 'name') {
      const form = formOf(id);
      return form === undefined || form === shown ? shown : `${shown} (${escapeWords(form)})`;
    }
    const block = flat.byId.get(id)?.block;
    if (block === undefined) return `${shown} (${escapeWords(id)}, ${words.noParagraph})`;
    const number = block.label === null ? '' : `${words.paragraph} ${block.label}, `;
    return `${shown} (${number}${escapeWords(id)})`;
  };
  const uniqueLabels = createUniqueLabels();
  return {
    inWords: (note) => portableMarkdown(note, inWords, uniqueLabels),
    anchorOf: (id) => (linked.has(id) ? `<a id="note-${id}"></a>` : null),
  };
};

/** A label that no other footnote of the document has: that of the note, with a number when it is taken. */
const createUniqueLabels = (): ((label: string) => string) => {
  const taken = new Set<string>();
  return (label) => {
    let unique = label;
    for (let number = 2; taken.has(labelOf(unique)); number += 1) unique = `${label}-${number}`;
    taken.add(labelOf(unique));
    return unique;
  };
};

const linkedNotes = (annotations: readonly Annotation[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { note } of annotations)
    rewriteLinks(note, (_, { kind, id }) => {
      if (kind === 'note') found.add(id);
      return null;
    });
  return found;
};
