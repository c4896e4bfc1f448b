/**
 * A container block (CommonMark 0.31 §5): a block quote, or a list item or footnote with the number of columns
 * by which its content is indented.
 */
export type Container = 'quote' | { readonly indent: number; empty: boolean };

/** Where a footnote begins, `[^label]:`, in offsets of its line or of the Markdown. */
export interface FootnoteMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A part of a line, in offsets of the line. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Containers that are nested more deeply are read as words, as every Markdown parser stops somewhere. */
const maxDepth = 100;

/** A cursor in one line. `at` is the offset of the next character that is no space. */
export class Line {
  at = 0;
  /**
   * Columns from the line's beginning, with tab stops of four (§2.2): of `at`, and of the content of the
   * innermost container.
   */
  private column = 0;
  private edge = 0;

  /** The footnotes that were opened. */
  readonly footnotes: FootnoteMark[] = [];

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
      else if (this.enterFootnote()) opened.push({ indent: 4, empty: false });
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

  /** The number of columns when this is a table's delimiter row (GFM §4.10), else 0. */
  delimiters(): number {
    const [row] = this.match(/\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/uy) ?? [];
    return row === undefined || /^-[ \t]/u.test(row) ? 0 : (row.match(/-+/gu) ?? []).length;
  }

  /** The cells of a table's row, without the spaces around them. */
  cells(): readonly Part[] {
    const parts: Part[] = [];
    let start = this.at;
    for (let at = start; at <= this.text.length; at += 1) {
      if (at < this.text.length && (this.text[at] !== '|' || this.text[at - 1] === '\\')) continue;
      const words = this.text.slice(start, at);
      const from = start + words.length - words.trimStart().length;
      parts.push({ start: from, end: Math.max(from, start + words.trimEnd().length) });
      start = at + 1;
    }
    const isEmpty = (part: Part | undefined): boolean => part !== undefined && part.start === part.end;
    return parts.slice(isEmpty(parts[0]) ? 1 : 0, parts.length > 1 && isEmpty(parts.at(-1)) ? -1 : undefined);
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

  private enterFootnote(): boolean {
    const [mark, label = ''] = this.match(/\[\^([^\s[\]\\]+)\]:/uy) ?? [];
    if (mark === undefined) return false;
    this.footnotes.push({ start: this.at, end: this.at + mark.length, label });
    this.advance(mark.length);
    this.edge = this.column;
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
