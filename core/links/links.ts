/** Where a link in a note leads to inside the program. */
export type NoteLink =
  | { readonly kind: 'paragraph'; readonly id: string }
  /** `id`: the annotation's. */
  | { readonly kind: 'note'; readonly id: string }
  /** `id`: that of the name's entry (core/names). */
  | { readonly kind: 'name'; readonly id: string };

const noteId = /^note-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu;
const nameId = /^name-(.+)$/su;

/**
 * The link that a Markdown destination such as `#s3-p1`, `#note-<uuid>` or `#name-kamenev` means; null for any other. What is written with
 * per cent signs is no prefix: `#%6Eame-x` is the paragraph `name-x`.
 */
export const parseLink = (destination: string): NoteLink | null => {
  if (!destination.startsWith('#') || destination === '#') return null;
  const fragment = destination.slice(1);
  const [, note] = noteId.exec(fragment) ?? [];
  if (note !== undefined) return { kind: 'note', id: note.toLowerCase() };
  const [, name] = nameId.exec(fragment) ?? [];
  return name === undefined
    ? { kind: 'paragraph', id: decoded(fragment) }
    : { kind: 'name', id: decoded(name) };
};

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a stray per cent sign
  }
};

/** The other way round: a destination that `parseLink` reads back, without a letter that ends one in Markdown. */
export const destinationOfLink = (link: NoteLink): string => {
  const id = encodeURIComponent(link.id).replaceAll(/[()'*!~]/gu, inHex);
  if (link.kind !== 'paragraph') return `#${link.kind}-${id}`;
  const isRead = parseLink(`#${id}`)?.kind === 'paragraph';
  return `#${isRead ? id : inHex(id) + id.slice(1)}`;
};

/** The first letter of ASCII letters as a URL writes any. */
const inHex = (letters: string): string => `%${letters.charCodeAt(0).toString(16).toUpperCase()}`;

/** A link in Markdown (CommonMark 0.31 §6.3); the words are shown as they are, on one line. Without any, the id stands for them. */
export const linkMarkdown = (words: string, link: NoteLink): string => {
  const shown = /[^\s\p{C}]/u.test(words) ? words.replaceAll(/\s+/gu, ' ').trim() : link.id;
  return `[${shown.replaceAll(/[\\[\]`*_<&!~]/gu, String.raw`\$&`)}](${destinationOfLink(link)})`;
};
