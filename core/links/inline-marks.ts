import { isDestination } from './addresses';
import { bareAddresses } from './bare-addresses';
import { autolinkAt, codeSpansOf, execAt, lengthOf } from './inline-spans';
import { endsRefusedLink, type FoundLink } from './inline-links';

/**
 * What in the words of a leaf block another reader of Markdown may take for something else than the view of
 * notes. Offsets are UTF-16 units in the block's inline content.
 */
export interface InlineMark {
  /**
   * `address`: a bare address with a scheme. `break`: a line break, with the spaces before it; `break-apart`: one
   * after a delimiter of emphasis. `html`: a `<` that begins no address. `tilde`: one that stands alone.
   * `footnote`: a reference `[^label]`. `bracket`: the one that ends the words of a link which is none in a note.
   * `pair`: one of several `%` or `$`, between which Obsidian hides everything or sees a formula, over any number
   * of paragraphs. `code-break`: a line break in code before a `<`, with which HTML could begin. `heading`: at the
   * beginning of a line, a sign that others may take for that of a heading.
   */
  readonly kind:
    | 'address'
    | 'break'
    | 'break-apart'
    | 'html'
    | 'tilde'
    | 'pair'
    | 'code-break'
    | 'heading'
    | 'footnote'
    | 'bracket';
  readonly start: number;
  readonly end: number;
}

const footnote = /\[\^[^\s[\]\\]+\]/uy;
const lineBreak = /[ \t]*(?:\r\n|\r|\n)/uy;
/** A line that another reader may take for a heading, or for what makes one of the line above it. */
const headingSigns = /([ \t>]*)(?:(?:=+|-+)[ \t]*(?=[\r\n]|$)|#{1,6}(?=[ \t\r\n]|$))/uy;
/** Nothing of this begins or ends a mark or a link. */
const plainWords = /[\p{L}\p{N},.;'"()]*/uy;
const beforeHtml = /(?:\r\n|\r|\n)[ \t>]*(?=<)/gu;

/**
 * The marks of a leaf block's inline content, in order, and which of its links count: a bare address takes the
 * brackets in it. `links` are sorted by their starts.
 */
export const marksIn = (
  content: string,
  links: readonly FoundLink[],
): { readonly marks: readonly InlineMark[]; readonly links: readonly FoundLink[] } => {
  const marks: InlineMark[] = [];
  const code = codeSpansOf(content);
  const kept = new Set(links);
  const byStart = new Map(links.map((link) => [link.start, link]));
  const byEndOfWords = new Map(links.map((link) => [link.to, link]));
  let floor = 0; // what stands before it is no part of an address's scheme
  let inLink = 0; // the offset after the link whose words are being read
  let next = 0; // the first link that no address has been compared with
  const mark = (kind: InlineMark['kind'], start: number, end: number): number => {
    marks.push({ kind, start, end });
    return end;
  };

  for (let at = 0; at < content.length;) {
    at += lengthOf(plainWords, content, at);
    const character = content[at] ?? '';
    const [, before] = '\r\n'.includes(content[at - 1] ?? '-')
      ? (execAt(headingSigns, content, at) ?? [])
      : [];
    if (before !== undefined) {
      at = mark('heading', at + before.length, at + before.length + 1);
      continue;
    }
    const link = byStart.get(at);
    const ended = byEndOfWords.get(at);
    if (link && kept.has(link)) {
      if (!link.isImage) inLink = Math.max(inLink, link.end);
      at = link.isImage ? link.end : link.from;
    } else if (ended && kept.has(ended)) at = ended.end;
    else if (character === '\\') {
      floor = at + 2;
      at += content.startsWith('\r\n', at + 1) ? 3 : 2;
    } else if (character === '`') {
      floor = code.endAt(at);
      for (const { index, 0: found } of content.slice(at, floor).matchAll(beforeHtml))
        mark('code-break', at + index, at + index + found.length);
      at = floor;
    } else if (character === '<') {
      const length = autolinkAt(content, at);
      if (length > 0) floor = at += length;
      else at = /[a-z/!?]/iu.test(content[at + 1] ?? '') ? mark('html', at, at + 1) : at + 1;
    } else if (character === '~') {
      const length = lengthOf(/~+/uy, content, at);
      at = length === 1 ? mark('tilde', at, at + 1) : at + length;
    } else if (character === '%' || character === '$') {
      const isOfPair = content[at + 1] === character || content[at - 1] === character;
      at = isOfPair ? mark('pair', at, at + 1) : at + 1;
    } else if (character === '[') {
      const length = lengthOf(footnote, content, at);
      at = length > 0 ? mark('footnote', at, at + length) : at + 1;
    } else if (character === ']' && endsRefusedLink(content, at)) at = mark('bracket', at, at + 1);
    else if (/[ \t\r\n]/u.test(character)) {
      const spaces = execAt(lineBreak, content, at)?.[0];
      if (spaces === undefined) at += lengthOf(/[ \t]+/uy, content, at) || 1;
      else if (/ {2}[\r\n]/u.test(spaces)) at += spaces.length;
      else {
        // A delimiter would mean something else before the backslash than before the break.
        const isAfterDelimiter = /[*_~]/u.test(content[at - 1] ?? '');
        at = mark(isAfterDelimiter ? 'break-apart' : 'break', at, at + spaces.length);
      }
    } else if (character === ':' && at >= inLink) {
      const address = addressAround(content, at, floor);
      if (!address) at += 1;
      else {
        for (let one = links[next]; one && one.start < address.end; one = links[(next += 1)])
          if (one.start > address.start) kept.delete(one);
        floor = at = mark('address', address.start, address.end);
      }
    } else at += 1;
  }
  return { marks, links: links.filter((one) => kept.has(one)) };
};

/**
 * The bare address whose colon stands at `at`, as markdown-it finds it: at most ten characters of scheme,
 * which begin at `floor` or after it.
 */
const addressAround = (
  content: string,
  at: number,
  floor: number,
): { readonly start: number; readonly end: number } | null => {
  if (!content.startsWith('://', at)) return null;
  let start = at;
  while (start > Math.max(floor, at - 10) && /[a-z0-9+.-]/iu.test(content[start - 1] ?? '')) start -= 1;
  if (!/[a-z]/iu.test(content[start] ?? '')) return null;
  const found = bareAddresses.matchAtStart(content.slice(start));
  if (!found || !isDestination(found.url)) return null;
  return { start, end: start + found.raw.length };
};
