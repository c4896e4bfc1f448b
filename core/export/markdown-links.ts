import { labelOf } from '#core/links/definitions';
import { linkedNotes } from '#core/links/linked-notes';
import type { NoteLink } from '#core/links/links';
import { portableMarkdown } from '#core/links/rewrite-links';
import { createLinkWords } from './link-words';
import { escapeWords } from './markdown-text';
import type { ExportedText } from './model';

/** The links in notes for a document that contains notes, and neither the text nor its names. */
export interface ExportedLinks {
  /**
   * The Markdown of a note on this text for a document of many notes, with each link that would be dead replaced by
   * words. To be called once for each time that the note is written.
   */
  inWords(text: ExportedText, note: string): string;
  /** The HTML anchor of a note that a kept link leads to, the first time that it is asked for. */
  anchorOf(id: string): string | null;
}

/** Gives the link to an exported note. `words` are Markdown; null keeps the link to its anchor. */
export type NoteLinker = (id: string, words: string) => string | null;

/** What portable Markdown may change. A note without it stays as it is. */
const special = /[\n<~%$#[\]`]|:\/\//u;

/** `linkTo`: for notes that stand in files of their own. */
export const exportLinks = (texts: readonly ExportedText[], linkTo?: NoteLinker): ExportedLinks => {
  const annotations = texts.flatMap(({ notes }) => notes.map(({ annotation }) => annotation));
  const exported = new Set(annotations.map(({ id }) => id));
  let anchored: Set<string> | null = null;
  const linkerOf = createLinkers(exported, linkTo ?? (() => null));
  let uniqueLabels = createUniqueLabels();
  return {
    inWords(text, note) {
      if (!special.test(note)) return note;
      if (linkTo) uniqueLabels = createUniqueLabels();
      return portableMarkdown(note, linkerOf(text), uniqueLabels);
    },
    anchorOf(id) {
      anchored ??= new Set(linkTo ? [] : annotations.flatMap(({ note }) => linkedNotes(note)));
      return anchored.delete(id) ? `<a id="note-${id}"></a>` : null;
    },
  };
};

const createLinkers = (
  exported: ReadonlySet<string>,
  linkTo: NoteLinker,
): ((text: ExportedText) => (shown: string, link: NoteLink) => string | null) => {
  const known = new Map<ExportedText, (shown: string, link: NoteLink) => string | null>();
  return (text) => {
    const made = known.get(text) ?? linkerFor(text, exported, linkTo);
    known.set(text, made);
    return made;
  };
};

const linkerFor = (text: ExportedText, exported: ReadonlySet<string>, linkTo: NoteLinker) => {
  const wordsOf = createLinkWords(text);
  return (shown: string, link: NoteLink): string | null => {
    if (link.kind === 'note' && exported.has(link.id)) return linkTo(link.id, shown);
    const words = wordsOf(link);
    return words === '' || words === shown ? shown : `${shown} (${escapeWords(words)})`;
  };
};

/** A label that no other footnote of the document has: that of the note, with a number when it is taken. */
const createUniqueLabels = (): ((label: string) => string) => {
  const taken = new Map<string, number>();
  return (label) => {
    let unique = label;
    for (let number = taken.get(labelOf(label)) ?? 2; taken.has(labelOf(unique)); number += 1) {
      unique = `${label}-${number}`;
      taken.set(labelOf(label), number + 1);
    }
    taken.set(labelOf(unique), taken.get(labelOf(unique)) ?? 2);
    return unique;
  };
};
