import type { NoteLink } from '#core/links/links';
import { gatherNames } from '#core/names/names';
import type { FollowedLink, FollowLink } from './html-markdown';
import type { ExportedText } from './model';

/**
 * Where the links in notes on a text lead in the page. `ids`: those of the elements of notes, by the notes' ids;
 * `placeId`: that of a block or section, null where the page does not hold the text.
 */
export const createFollowLink = (
  { text, flat }: ExportedText,
  ids: ReadonlyMap<string, string>,
  placeId: ((id: string) => string) | null,
): FollowLink => {
  let names: ReadonlyMap<string, string> | null = null;
  const formOf = (id: string): string => {
    names ??= new Map(gatherNames(text, flat).map((entry) => [entry.id, entry.form]));
    return names.get(id) ?? '';
  };
  const sections = new Set(text.sections.map(({ id }) => id));
  const place = (id: string): FollowedLink => {
    const block = flat.byId.get(id)?.block;
    if (placeId && (block || sections.has(id))) return { href: `#${encodeURIComponent(placeId(id))}` };
    if (!block) return { words: `${id}, not found in this edition of the text` };
    return { words: block.label === null ? id : `paragraph ${block.label}, ${id}` };
  };
  return ({ kind, id }: NoteLink) => {
    if (kind === 'name') return { words: formOf(id) };
    if (kind === 'paragraph') return place(id);
    const element = ids.get(id.toLowerCase());
    return element === undefined ? { words: 'this note is not here' } : { href: `#${element}` };
  };
};
