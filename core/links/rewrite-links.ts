import { parseLink, type NoteLink } from './links';

/** What a link into the program becomes; null leaves it a link. `words` are Markdown. */
export type Rewritten = (words: string, link: NoteLink) => string | null;

/**
 * A note's Markdown with each of its links into the program replaced by what `rewritten` makes of it. Links by reference (CommonMark 0.31
 * §6.3) become inline ones, so that notes can stand in one document: there the labels of one would mean the addresses of another.
 * What stands in code is no link.
 */
export const rewriteLinks = (markdown: string, rewritten: Rewritten): string => {
  if (!/\](?:\(<?#|:)/u.test(markdown)) return markdown;
  const { passages, definitions } = withoutDefinitions(passagesOf(markdown));
  return passages
    .map(({ text, fenced }) => (fenced ? text : rewriteIn(text, definitions, rewritten)))
    .join('\n');
};

/** Addresses by label, each as it is written in an inline link: `<address> "title"`. */
type Definitions = ReadonlyMap<string, string>;

/** An escaped letter, a code span (§6.1), or words in brackets, which hold at most one level of others, and what follows them. */
const piece =
  /\\[^\s]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\]){0,999})\](?:(\((<?#[^\s()<>]+>?)(?:\s+(?:"[^"]*"|'[^']*'))?\))|\[((?:[^[\]\\]|\\.){0,999})\])?/gsu;

interface FoundLink {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The address, and a title if it has one; of an inline link the address alone. */
  readonly written: string;
  readonly byReference: boolean;
}

/** The inline links into the program, and all links by reference, in their order. */
function* linksIn(text: string, definitions: Definitions): Generator<FoundLink> {
  let at = 0;
  for (;;) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) return;
    const [whole, , words, inline, address, label] = found;
    const start = found.index;
    const end = start + whole.length;
    const refers = inline === undefined && (label !== undefined || text[end] !== '(');
    const written = address ?? (refers ? definitions.get(labelOf(label || (words ?? ''))) : undefined);
    // A link holds no other; brackets that are no link may hold some.
    if (words !== undefined && (written === undefined || holdsLink(words, definitions))) at = start + 1;
    else {
      at = end;
      if (words !== undefined && written !== undefined)
        yield { start, end, words, written, byReference: address === undefined };
    }
  }
}

const holdsLink = (words: string, definitions: Definitions): boolean => {
  for (const { start } of linksIn(words, definitions)) if (words[start - 1] !== '!') return true;
  return false;
};

const rewriteIn = (text: string, definitions: Definitions, rewritten: Rewritten): string => {
  let made = '';
  let done = 0;
  for (const { start, end, words, written, byReference } of linksIn(text, definitions)) {
    const link = parseLink(bare(written));
    const shown = rewriteIn(words, definitions, rewritten); // it may hold images
    const kept = `[${shown}]${byReference ? `(${written})` : text.slice(start + words.length + 2, end)}`;
    made += text.slice(done, start) + ((link && rewritten(shown, link)) ?? kept);
    done = end;
  }
  return made + text.slice(done);
};

/** The address alone. */
const bare = (address: string): string => /^<?([^\s<>]*)/u.exec(address)?.[1] ?? '';

/** Labels that mean the same (§4.7). */
const labelOf = (label: string): string => label.trim().replaceAll(/\s+/gu, ' ').toLowerCase().toUpperCase();

interface Passage {
  readonly text: string;
  readonly fenced: boolean;
}

/** The lines in groups: a fenced code block (§4.5) each, and what lies between empty lines, over which no code span reaches. */
const passagesOf = (markdown: string): Passage[] => {
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

/** A definition (§4.7) on a line of its own. */
const definition =
  /^ {0,3}\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(<[^<>]*>|[^\s<>]+)([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*\r?$/u;

/** The passages without the definitions that they begin with; of two for one label the first counts. */
const withoutDefinitions = (
  passages: readonly Passage[],
): { passages: readonly Passage[]; definitions: Definitions } => {
  const definitions = new Map<string, string>();
  const rest = passages.flatMap((passage) => {
    if (passage.fenced) return [passage];
    const lines = passage.text.split('\n');
    const isOther = (line: string): boolean => {
      const [, label, address, title = ''] = definition.exec(line) ?? [];
      if (label === undefined || address === undefined || label.trim() === '') return true;
      const key = labelOf(label);
      const written = address.startsWith('<') ? address : `<${address}>`;
      if (!definitions.has(key)) definitions.set(key, `${written}${title.trimEnd()}`);
      return false;
    };
    const first = lines.findIndex(isOther);
    const left = first === -1 ? '' : lines.slice(first).join('\n');
    return first !== 0 && left.trim() === '' ? [] : [{ ...passage, text: left }];
  });
  return { passages: rest, definitions };
};
