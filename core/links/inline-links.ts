import { isAllowed, labelOf, type Definitions } from './definitions';

/** A link, or an image by reference, in a run of Markdown; UTF-16 offsets into it. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** Where its words are. */
  readonly from: number;
  readonly to: number;
  /** The address and a title as they stand in an inline link. */
  readonly written: string;
  readonly isImage: boolean;
  readonly byReference: boolean;
}

interface Opening {
  readonly at: number;
  readonly isImage: boolean;
  /** What was spent before it: links in the words of an image do not matter outside. */
  readonly spent: number;
  /** Whether there are brackets within, which no label has. */
  holdsBrackets: boolean;
}

const longestLabel = 999; // §6.3
const space = String.raw`(?:[ \t]*(?:\r?\n|\r)[ \t>]*|[ \t]+)`; // with what begins the next line of a quotation
const title = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)`;
const beforeAddress = new RegExp(String.raw`\(${space}?`, 'uy');
const afterAddress = new RegExp(String.raw`(${space}(?:${title}))?${space}?\)`, 'suy');
const angled = /<(?:[^<>\\\n\r]|\\[^\n\r])*>/uy;
const label = new RegExp(String.raw`\[((?:[^[\]\\]|\\.){0,${longestLabel}})\]`, 'suy');
const autolink = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>/iuy;

/** The links of a run in the order of their ends (§6.3 to §6.5), in one pass over it; what stands in code is none. */
export const linksIn = (run: string, definitions: Definitions): readonly FoundLink[] => {
  const found: FoundLink[] = [];
  const openings: Opening[] = [];
  const code = codeSpansOf(run);
  let spent = 0; // a link holds no other: openings below that are not of images mean nothing any more
  for (let at = 0; at < run.length; at += 1) {
    const letter = run[at];
    if (letter === '\\') at += 1;
    else if (letter === '`') at = code.endAt(at) - 1;
    else if (letter === '<') at += Math.max(0, lengthOf(autolink, run, at) - 1);
    else if (letter === '[') {
      const isImage = run[at - 1] === '!' && !isEscaped(run, at - 1);
      openings.push({ at, isImage, spent, holdsBrackets: false });
    } else if (letter === ']') {
      const opening = openings.pop();
      if (!opening) continue;
      const above = openings.at(-1);
      if (above) above.holdsBrackets = true;
      const isSpent = !opening.isImage && openings.length < spent;
      spent = Math.min(spent, openings.length);
      if (isSpent) continue;
      const link = linkAt(run, opening, at, definitions);
      if (!link) continue;
      spent = opening.isImage ? opening.spent : openings.length;
      if (!link.isImage || link.byReference) found.push(link);
      at = link.end - 1;
    }
  }
  return found;
};

/** The link whose words end at `to`. */
const linkAt = (
  run: string,
  { at, isImage, holdsBrackets }: Opening,
  to: number,
  definitions: Definitions,
): FoundLink | null => {
  const place = { start: at, from: at + 1, to, isImage };
  const inline = inlineAddress(run, to + 1);
  if (inline) return { ...place, ...inline, byReference: false };
  const [whole, other] = (definitions.size > 0 && execAt(label, run, to + 1)) || ['', ''];
  if (!other && (holdsBrackets || to - place.from > longestLabel)) return null;
  const written = definitions.get(labelOf(other || run.slice(place.from, to)));
  return written === undefined ? null : { ...place, written, end: to + 1 + whole.length, byReference: true };
};

/** What stands in brackets behind the words; `end` is behind it. */
const inlineAddress = (run: string, at: number): { written: string; end: number } | null => {
  const opening = lengthOf(beforeAddress, run, at);
  if (opening === 0) return null;
  const start = at + opening;
  const end = run[start] === '<' ? start + lengthOf(angled, run, start) : endOfAddress(run, start);
  const [closing, titled = ''] = execAt(afterAddress, run, end) ?? [];
  const address = run.slice(start, end);
  if (closing === undefined || !isAllowed(address) || (run[start] === '<' && end === start)) return null;
  return { written: address + titled, end: end + closing.length };
};

/** A bare address has no spaces, and brackets in pairs, 32 at most within each other (as in the reader of notes). */
const endOfAddress = (run: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < run.length; at += 1) {
    const letter = run[at] ?? '';
    if (letter <= ' ' || letter === '\u007f') return depth === 0 ? at : start;
    if (letter === '\\' && (run[at + 1] ?? ' ') > ' ') at += 1;
    else if (letter === '(' && (depth += 1) > 32) return start;
    else if (letter === ')' && (depth -= 1) < 0) return at;
  }
  return start;
};

/** Where code spans end (§6.1): each run of backticks with the next of the same length. */
const codeSpansOf = (run: string): { endAt(at: number): number } => {
  let byLength: Map<number, number[]> | null = null;
  const starts = (length: number): number[] => {
    if (!byLength) {
      byLength = new Map();
      for (const { 0: ticks, index } of run.matchAll(/`+/gu)) {
        const known = byLength.get(ticks.length);
        if (known) known.push(index);
        else byLength.set(ticks.length, [index]);
      }
      for (const one of byLength.values()) one.reverse();
    }
    return byLength.get(length) ?? [];
  };
  return {
    /** Behind the span that begins there, or behind its backticks when they begin none. Asked for places that grow. */
    endAt(at) {
      const length = lengthOf(/`+/uy, run, at);
      const later = starts(length);
      while (later.length > 0 && (later.at(-1) ?? 0) <= at) later.pop();
      return (later.at(-1) ?? at) + length;
    },
  };
};

const execAt = (expression: RegExp, text: string, at: number): RegExpExecArray | null => {
  expression.lastIndex = at;
  return expression.exec(text);
};
const lengthOf = (expression: RegExp, text: string, at: number): number =>
  execAt(expression, text, at)?.[0].length ?? 0;

const isEscaped = (text: string, at: number): boolean => {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
};
