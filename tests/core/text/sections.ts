import type { Place, Section, Span } from '#core/text/study-text';

/** A section of paragraphs, from their words by id. */
export const section = (
  id: string,
  place: Place,
  words: Readonly<Record<string, string>>,
  spans: readonly Span[] = [],
): Section => ({
  id,
  kind: place === 'text' ? 'part' : 'note',
  place,
  number: null,
  blocks: Object.entries(words).map(([blockId, text]) => ({
    id: blockId,
    kind: place === 'text' ? 'paragraph' : 'note-paragraph',
    label: null,
    text,
    spans,
  })),
});
