/** Where a link in a note leads to inside the program. */
export type NoteLink =
  | { readonly kind: 'paragraph'; readonly id: string }
  /** `id`: the annotation's. */
  | { readonly kind: 'note'; readonly id: string }
  /** `id`: that of the name's entry (core/names). */
  | { readonly kind: 'name'; readonly id: string };

const noteId = /^note-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu;
const nameId = /^name-(.+)$/su;

/** The link that a Markdown destination such as `#s3-p1`, `#note-<uuid>` or `#name-kamenev` means; null for any other. */
export const parseLink = (destination: string): NoteLink | null => {
  if (!destination.startsWith('#')) return null;
  const id = decoded(destination.slice(1));
  if (id === '') return null;
  const [, note] = noteId.exec(id) ?? [];
  if (note !== undefined) return { kind: 'note', id: note.toLowerCase() };
  const [, name] = nameId.exec(id) ?? [];
  return name === undefined ? { kind: 'paragraph', id } : { kind: 'name', id: name };
};

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a stray per cent sign
  }
};

/** The other way round: a destination that `parseLink` reads back, without a letter that ends one in Markdown. */
export const destinationOfLink = ({ kind, id }: NoteLink): string =>
  `#${kind === 'paragraph' ? '' : `${kind}-`}${encodeURIComponent(id).replaceAll(
    /[()'*!~]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;

/** A link in Markdown (CommonMark 0.31 §6.3); the words are shown as they are, on one line. */
export const linkMarkdown = (words: string, link: NoteLink): string =>
  `[${words
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\[\]`*_<&!]/gu, String.raw`\$&`)}](${destinationOfLink(link)})`;
