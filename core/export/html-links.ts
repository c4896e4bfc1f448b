import type { FollowLink } from './html-markdown';
import { createLinkWords } from './link-words';
import type { ExportedText } from './model';

/**
 * Where the links in notes on a text lead in the page. `ids`: those of the elements of notes, by the notes' ids;
 * `placeId`: that of a block or section, null where the page does not hold the text.
 */
export const createFollowLink = (
  text: ExportedText,
  ids: ReadonlyMap<string, string>,
  placeId: ((id: string) => string) | null,
): FollowLink => {
  const wordsOf = createLinkWords(text);
  const sections = new Set(text.text.sections.map(({ id }) => id));
  return (link) => {
    const { kind, id } = link;
    const note = kind === 'note' ? ids.get(id) : undefined;
    if (note !== undefined) return { href: `#${note}` };
    if (kind === 'paragraph' && placeId && (text.flat.byId.has(id) || sections.has(id)))
      return { href: `#${encodeURIComponent(placeId(id))}` };
    return { words: wordsOf(link) };
  };
};
