import { definitionOf, type Definition } from './definitions';

/**
 * A leaf block with inline content (CommonMark 0.31 §4): a paragraph, a heading, or a link reference
 * definition. The offsets are UTF-16 units in the Markdown, from the first word to before the last line's
 * end. Lines in between keep the marks of their containers.
 */
export interface LeafBlock {
  readonly start: number;
  readonly end: number;
  /** Null for a paragraph and for a heading. */
  readonly definition: Definition | null;
  /** Whether it stands in a list item or a block quote. */
  readonly isNested: boolean;
}

/**
 * A container block (§5): a block quote, or a list item with the number of columns by which its content is
 * indented.
 */
type Container = 'quote' | { readonly indent: number; empty: boolean };

/** Containers that are nested more deeply are read as words, as every Markdown parser stops somewhere. */
const maxDepth = 100;

/**
 * The leaf blocks of a note in their order, without code blocks (CommonMark 0.31 §4 and §5). HTML counts as
 * words, as in the view of notes.
 */
export const leafBlocksOf = (markdown: string): readonly LeafBlock[] => {
  const blocks: LeafBlock[] = [];
  const containers: Container[] = [];
  let fence: string | undefined;
  let paragraph: { end: number } | null = null;

  for (const { start, end } of linesOf(markdown)) {
    const line = new Line(markdown.slice(start, end));
    const matched = line.enter(containers);
    const isWithin = matched === containers.length;
    if (fence !== undefined && isWithin) {
      if (line.closes(fence)) fence = undefined;
      continue;
    }
    fence = undefined;
    if (line.isBlank) {
      paragraph = null;
      containers.length = matched;
      continue;
    }
    if (paragraph && isWithin && line.isUnderline()) {
      paragraph = null;
      continue;
    }
    const opened = line.open(paragraph !== null && isWithin, matched);
    if (paragraph && opened.length === 0 && line.continuesParagraph()) {
      paragraph.end = end;
      continue;
    }
    paragraph = null;
    containers.splice(matched, Infinity, ...opened);
    if (line.isBlank || line.indent >= 4 || line.isRule()) continue;
    fence = line.fence();
    if (fence !== undefined) continue;
    const words = markdown.slice(start + line.at, end);
    const isHeading = line.isHeading();
    const definition = isHeading ? null : definitionOf(words);
    const block = { start: start + line.at, end, definition, isNested: containers.length > 0 };
    blocks.push(block);
    if (!isHeading && !definition) paragraph = block;
  }
  return blocks;
};

/** The lines of a text without their line endings. */
function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = 0;
  for (const found of text.matchAll(/\r\n|\r|\n/gu)) {
    yield { start, end: found.index };
    start = found.index + found[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** A cursor in one line. `at` is the offset of the next character that is no space. */
class Line {
  at = 0;
  /**
   * Columns from the line's beginning, with tab stops of four (§2.2): of `at`, and of the content of the
   * innermost container.
   */
  private column = 0;
  private edge = 0;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.skipSpaces();
  }

  get isBlank(): boolean {
    return this.at >= this.text.length;
  }

  get indent(): number {
    return this.column - this.edge;
  }

  /** Enters the open containers that this line continues, and gives their number. */
  enter(containers: readonly Container[]): number {
    let count = 0;
    for (const container of containers) {
      if (container === 'quote') {
        if (!this.enterQuote()) break;
      } else if (this.isBlank) {
        if (container.empty) break;
      } else if (this.indent >= container.indent) {
        this.edge += container.indent;
        container.empty = false;
      } else break;
      count += 1;
    }
    return count;
  }

  /**
   * Enters the containers that begin here, and gives them. Not every list may interrupt a paragraph (§5.3).
   */
  open(inParagraph: boolean, depth: number): Container[] {
    const opened: Container[] = [];
    while (depth + opened.length < maxDepth && !this.isBlank) {
      if (this.enterQuote()) opened.push('quote');
      else {
        const item = this.isRule() ? null : this.enterItem(inParagraph && opened.length === 0);
        if (!item) break;
        opened.push(item);
      }
    }
    return opened;
  }

  /** The characters of a code fence that begins here (§4.5). */
  fence(): string | undefined {
    return this.match(/`{3,}(?=[^`]*$)|~{3,}/uy)?.[0];
  }

  closes(fence: string): boolean {
    return this.match(/(?:`{3,}|~{3,})(?=[ \t]*$)/uy)?.[0].startsWith(fence) ?? false;
  }

  isRule(): boolean {
    return this.match(/(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/uy) !== null;
  }

  isHeading(): boolean {
    return this.match(/#{1,6}(?:[ \t]|$)/uy) !== null;
  }

  /** Whether this is a setext heading underline, which makes a heading of the paragraph before it (§4.3). */
  isUnderline(): boolean {
    return this.match(/(?:=+|-+)[ \t]*$/uy) !== null;
  }

  continuesParagraph(): boolean {
    return !(this.isRule() || this.isHeading() || this.fence() !== undefined);
  }

  private enterQuote(): boolean {
    if (this.indent >= 4 || this.isBlank || this.text[this.at] !== '>') return false;
    this.advance(1);
    if (this.indent > 0) this.edge += 1;
    return true;
  }

  private enterItem(interrupts: boolean): Container | null {
    const found = this.match(/(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/uy);
    if (!found) return null;
    const [marker, number] = found;
    const rest = this.text.slice(this.at + marker.length);
    if (interrupts && (rest.trim() === '' || (number !== undefined && Number(number) !== 1))) return null;
    const before = this.indent;
    const edge = this.edge;
    this.advance(marker.length);
    const empty = this.isBlank;
    const spaces = empty || this.indent > 4 ? 1 : this.indent;
    const indent = before + marker.length + spaces;
    this.edge = edge + indent;
    return { indent, empty };
  }

  /** Moves over `length` characters, where the edge is then, and over the spaces after them. */
  private advance(length: number): void {
    this.at += length;
    this.column += length;
    this.edge = this.column;
    this.skipSpaces();
  }

  private skipSpaces(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at];
      if (character === '\t') this.column += 4 - (this.column % 4);
      else if (character === ' ') this.column += 1;
      else break;
    }
  }

  /** Matches a sticky expression at `at`; null from an indent of four columns on, which would be code. */
  private match(expression: RegExp): RegExpExecArray | null {
    if (this.indent >= 4) return null;
    expression.lastIndex = this.at;
    return expression.exec(this.text);
  }
}
