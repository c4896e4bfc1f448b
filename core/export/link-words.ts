import type { NoteLink } from '#core/links/links';
import { gatherNames } from '#core/names/names';
import type { ExportedText } from './model';

/**
 * Gives the words that say where a link in a note on this text leads, for a file in which it leads nowhere; empty: there
 * is nothing to say.
 */
export const createLinkWords = ({ text, flat }: ExportedText): ((link: NoteLink) => string) => {
  let names: ReadonlyMap<string, string> | null = null;
  return ({ kind, id }) => {
    if (kind === 'note') return 'this note is not here';
    if (kind === 'name') {
      names ??= new Map(gatherNames(text, flat).map((entry) => [entry.id, entry.form]));
      return names.get(id) ?? '';
    }
    const block = flat.byId.get(id)?.block;
    if (!block) return `${id}, not found in this edition of the text`;
    return block.label === null ? id : `paragraph ${block.label}, ${id}`;
  };
};
