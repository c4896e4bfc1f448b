import * as v from 'valibot';
import { textId, uuid } from './schemas';

/** Where a link leads that another program has opened: `lectern://text/<id>#<locator>` or `lectern://note/<id>`. */
export type ProgramLink =
  /** `locator`: the id or the number of a block, as in "Go to…"; null: the place where reading stopped. */
  | { readonly kind: 'text'; readonly textId: string; readonly locator: string | null }
  /** `id`: the annotation's. */
  | { readonly kind: 'note'; readonly id: string };

/**
 * What the system has given to the program; `refused`: an address that is none of ours; `backup`: a file, which
 * `restore.receiveOpened` reads.
 */
export type ArrivedLink = ProgramLink | { readonly kind: 'refused' } | { readonly kind: 'backup' };

/** As long as the longest id of a text with the longest id of a block, percent-encoded, in UTF-16 units. */
const longest = 3000;

/** A locator has the letters, digits and signs that stand in block ids (core/text/tei) and numbers of paragraphs. */
const locatorForm = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]{0,199}$/u;

/** Whether something is meant to be a link of this program, whether or not it leads anywhere. */
export const isMeantAsLink = (address: string): boolean => /^lectern:/iu.test(address);

/**
 * The one place that reads a link. Anybody can write one, so it is parsed and nothing else of it is used: null for
 * every address that is not exactly of one of the two forms, with ids by their schemas. Scheme and host do not
 * distinguish capitals (RFC 3986, sections 3.1 and 3.2.2). The locator may be percent-encoded.
 */
export const parseProgramLink = (address: string): ProgramLink | null => {
  if (address.length > longest) return null;
  const [, kind, id = '', fragment] =
    /^lectern:\/\/(text|note)\/([a-z0-9-]+)(?:#(.*))?$/isu.exec(address) ?? [];
  if (kind?.toLowerCase() === 'note')
    return v.is(uuid, id) && fragment === undefined ? { kind: 'note', id } : null;
  if (kind === undefined || !v.is(textId, id)) return null;
  if (fragment === undefined || fragment === '') return { kind: 'text', textId: id, locator: null };
  const locator = decoded(fragment);
  return locator !== null && locatorForm.test(locator) ? { kind: 'text', textId: id, locator } : null;
};

const decoded = (fragment: string): string | null => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return null;
  }
};
