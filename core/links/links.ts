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
 * The link that a Markdown destination such as `#s3-p1`, `#note-<uuid>` or `#name-kamenev` means; null for
 * any other destination. A percent-encoded prefix does not count as one: `#%6Eame-x` is the paragraph
 * `name-x`.
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
    return fragment; // a stray percent sign
  }
};

/** The inverse of `parseLink`: a destination without the characters that would end it in Markdown. */
export const destinationOfLink = (link: NoteLink): string => {
  const id = encodeURIComponent(link.id).replaceAll(/[()'*!~]/gu, percentEncoded);
  if (link.kind !== 'paragraph') return `#${link.kind}-${id}`;
  const isRead = parseLink(`#${id}`)?.kind === 'paragraph';
  return `#${isRead ? id : percentEncoded(id) + id.slice(1)}`;
};

/** Percent-encodes the first character, which must be ASCII. */
const percentEncoded = (text: string): string => `%${text.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * An inline link in Markdown (CommonMark 0.31 §6.3). `words` are escaped, so that they are shown as they are,
 * and put on one line; when nothing of them can be seen, the link shows the id.
 */
export const linkMarkdown = (words: string, link: NoteLink): string => {
  const shown = /[^\s\p{C}]/u.test(words) ? words.replaceAll(/\s+/gu, ' ').trim() : link.id;
  return `[${shown.replaceAll(/[\\[\]`*_<&!~]/gu, String.raw`\$&`)}](${destinationOfLink(link)})`;
};
