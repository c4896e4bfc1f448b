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

/**
 * The Markdown with each of its inline links into the program replaced by what `rewritten` makes of it; null leaves it as it is.
 * What stands in code is no link. `words` are Markdown.
 */
export const rewriteLinks = (
  markdown: string,
  rewritten: (words: string, link: NoteLink) => string | null,
): string => {
  if (!/\]\(<?#/u.test(markdown)) return markdown;
  return passages(markdown)
    .map(({ text, fenced }) =>
      fenced
        ? text
        : text.replaceAll(piece, (whole, _ticks, words?: string, destination?: string) => {
            const link = destination === undefined ? null : parseLink(destination);
            return (link && rewritten(words ?? '', link)) ?? whole;
          }),
    )
    .join('\n');
};

/** An escaped letter, a code span (§6.1), or a link whose words hold at most one level of brackets. */
const piece =
  /\\[^\s]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\]){0,999})\]\(<?(#[^\s()<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\)/gsu;

interface Passage {
  readonly text: string;
  readonly fenced: boolean;
}

/** The lines in groups: a fenced code block (§4.5) each, and what lies between empty lines, over which no code span reaches. */
const passages = (markdown: string): Passage[] => {
  const found: { lines: string[]; fence: string | null }[] = [];
  for (const line of markdown.split('\n')) {
    const last = found.at(-1);
    const [, mark] = /^[ >\t]*(`{3,}(?!.*`)|~{3,})/u.exec(line) ?? [];
    if (last?.fence) {
      last.lines.push(line);
      if (mark?.startsWith(last.fence)) found.push({ lines: [], fence: null });
    } else if (mark !== undefined) found.push({ lines: [line], fence: mark });
    else if (last === undefined || last.lines.at(-1)?.trim() === '')
      found.push({ lines: [line], fence: null });
    else last.lines.push(line);
  }
  return found
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, fence }) => ({ text: lines.join('\n'), fenced: fence !== null }));
};
