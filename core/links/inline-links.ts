import { autolinkAt, codeSpansOf, execAt, lengthOf } from './inline-spans';
import { addressOf, isAllowed, labelOf, type Definitions } from './definitions';

/**
 * A link or an image in the inline content of a leaf block. All offsets are UTF-16 units in
 * that content.
 */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** The range of the link text, without its brackets. */
  readonly from: number;
  readonly to: number;
  /** Destination and title as an inline link writes them: `<address> "title"`. */
  readonly written: string;
  readonly isImage: boolean;
  readonly byReference: boolean;
}

interface Opening {
  readonly at: number;
  readonly isImage: boolean;
  /**
   * The value of `spent` when it was opened; links in the description of an image do not matter outside it.
   */
  readonly spent: number;
  /** Whether brackets stand inside; a link label has none. */
  holdsBrackets: boolean;
}

const longestLabel = 999; // §6.3
/** May include the `>` with which the next line of a block quote begins. */
const space = String.raw`(?:[ \t]*(?:\r?\n|\r)[ \t>]*|[ \t]+)`;
const title = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)`;
const beforeAddress = new RegExp(String.raw`\(${space}?`, 'uy');
const afterAddress = new RegExp(String.raw`(${space}(?:${title}))?${space}?\)`, 'suy');
const angled = /<(?:[^<>\\\n\r]|\\[^\n\r])*>/uy;
const label = new RegExp(String.raw`\[((?:[^[\]\\]|\\.){0,${longestLabel}})\]`, 'suy');

/**
 * The links of a leaf block's inline content, in the order of their ends (CommonMark 0.31 §6.3 to §6.5).
 * Linear in its length. Brackets in code spans make no link.
 */
export const linksIn = (content: string, definitions: Definitions): readonly FoundLink[] => {
  const found: FoundLink[] = [];
  const openings: Opening[] = [];
  const code = codeSpansOf(content);
  let spent = 0; // a link contains no link: below this index, only the openings of images still count
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '`') at = code.endAt(at) - 1;
    else if (character === '<') at += Math.max(0, autolinkAt(content, at) - 1);
    else if (character === '[') {
      const isImage = content[at - 1] === '!' && !isEscaped(content, at - 1);
      openings.push({ at, isImage, spent, holdsBrackets: false });
    } else if (character === ']') {
      const opening = openings.pop();
      if (!opening) continue;
      const above = openings.at(-1);
      if (above) above.holdsBrackets = true;
      const isSpent = !opening.isImage && openings.length < spent;
      spent = Math.min(spent, openings.length);
      if (isSpent) continue;
      const link = linkAt(content, opening, at, definitions);
      if (!link) continue;
      spent = opening.isImage ? opening.spent : openings.length;
      found.push(link);
      at = link.end - 1;
    }
  }
  return found;
};

/** The link whose text ends at `to`; null when there is none. */
const linkAt = (
  content: string,
  { at, isImage, holdsBrackets }: Opening,
  to: number,
  definitions: Definitions,
): FoundLink | null => {
  const found = { start: at, from: at + 1, to, isImage };
  const inline = inlineAddress(content, to + 1);
  if (inline) return { ...found, ...inline, byReference: false };
  const [whole, other] = (definitions.size > 0 && execAt(label, content, to + 1)) || ['', ''];
  if (!other && (holdsBrackets || to - found.from > longestLabel)) return null;
  const written = definitions.get(labelOf(other || content.slice(found.from, to)));
  return written === undefined ? null : { ...found, written, end: to + 1 + whole.length, byReference: true };
};

/** The destination of an inline link with its title, and the offset after it. */
interface InlineTarget {
  readonly written: string;
  readonly end: number;
}

/** The destination and title in parentheses that begin at `at`; null when there are none. */
const inlineTarget = (content: string, at: number): InlineTarget | null => {
  const opening = lengthOf(beforeAddress, content, at);
  if (opening === 0) return null;
  const start = at + opening;
  const end =
    content[start] === '<' ? start + lengthOf(angled, content, start) : endOfAddress(content, start);
  const [closing, titled = ''] = execAt(afterAddress, content, end) ?? [];
  if (closing === undefined || (content[start] === '<' && end === start)) return null;
  return { written: content.slice(start, end) + titled, end: end + closing.length };
};

const inlineAddress = (content: string, at: number): InlineTarget | null => {
  const target = inlineTarget(content, at);
  return target && isAllowed(target.written) ? target : null;
};

/**
 * Whether the `]` at `at` would end the words of a link with a scheme that the view of notes does not open
 * (core/links/addresses.ts). A destination without a scheme is left to other readers of Markdown.
 */
export const endsRefusedLink = (content: string, at: number): boolean => {
  const target = content[at + 1] === '(' ? inlineTarget(content, at + 1) : null;
  return target !== null && /[:&]/u.test(addressOf(target.written)) && !isAllowed(target.written);
};

/**
 * A bare address has no spaces and balanced parentheses, nested at most 32 deep, as in markdown-it, which
 * shows the notes.
 */
const endOfAddress = (content: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const character = content[at] ?? '';
    if (character <= ' ' || character === '\u007f') return depth === 0 ? at : start;
    if (character === '\\' && (content[at + 1] ?? ' ') > ' ') at += 1;
    else if (character === '(' && (depth += 1) > 32) return start;
    else if (character === ')' && (depth -= 1) < 0) return at;
  }
  return start;
};

const isEscaped = (text: string, at: number): boolean => {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
};
