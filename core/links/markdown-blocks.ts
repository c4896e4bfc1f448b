import { definitionOf, type Definition } from './definitions';
import { Line, type Container, type FootnoteMark } from './markdown-line';

/**
 * A leaf block with inline content (CommonMark 0.31 §4): a paragraph, a heading, a cell of a table, or a link
 * reference definition. The offsets are UTF-16 units in the Markdown, from the first word to before the last
 * line's end. Lines in between keep the marks of their containers.
 */
export interface LeafBlock {
  readonly start: number;
  readonly end: number;
  /** Null for words. */
  readonly definition: Definition | null;
  /** Whether it stands in a list item or a block quote. */
  readonly isNested: boolean;
}

export interface Blocks {
  /** In their order, without code blocks. */
  readonly leaves: readonly LeafBlock[];
  readonly footnotes: readonly FootnoteMark[];
  readonly headings: readonly Heading[];
  /** The signs of a code fence that stands in no container and is never closed; null: there is none. */
  readonly openFence: string | null;
}

/**
 * What makes a heading, or could to another reader. `signs`: the whole of a line that begins with `#` (CommonMark 0.31
 * §4.2). `underline`: the line below the words (§4.3). `rule`: a thematic break of hyphens (§4.1), or an empty item of a
 * list after a footnote.
 */
export interface Heading {
  readonly kind: 'signs' | 'underline' | 'rule';
  readonly start: number;
  readonly end: number;
}

/** A paragraph that is being read. */
interface Paragraph {
  readonly start: number;
  /** Where its last line begins: its first word. */
  lastLine: number;
  end: number;
  readonly isNested: boolean;
}

/**
 * The leaf blocks and footnotes of a note (CommonMark 0.31 §4 and §5, with GitHub's tables and footnotes). HTML
 * counts as words, as in the view of notes.
 */
export const blocksOf = (markdown: string): Blocks => {
  const leaves = new Leaves(markdown);
  const footnotes: FootnoteMark[] = [];
  const headings: Heading[] = [];
  const containers: Container[] = [];
  let fence: string | undefined;

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
      leaves.close();
      containers.length = matched;
      continue;
    }
    if (isWithin && leaves.openTable(line)) continue;
    if (isWithin && leaves.hasParagraph && line.isUnderline()) {
      headings.push({ kind: 'underline', start: start + line.at, end });
      leaves.close();
      continue;
    }
    const opened = line.open(isWithin && leaves.isOpen, matched);
    for (const mark of line.footnotes)
      footnotes.push({ ...mark, start: start + mark.start, end: start + mark.end });
    if (opened.length === 0 && line.continuesParagraph() && leaves.extend(line, start, end, isWithin))
      continue;
    leaves.close();
    containers.splice(matched, Infinity, ...opened);
    if (line.isRule() || (line.isBlank && footnotes.length > 0)) {
      const hyphens = /-[- \t]*$/u.exec(markdown.slice(start, end));
      if (hyphens) headings.push({ kind: 'rule', start: start + hyphens.index, end });
      continue;
    }
    if (line.isBlank || line.indent >= 4) continue;
    fence = line.fence();
    if (fence !== undefined) continue;
    const isHeading = line.isHeading();
    if (isHeading) headings.push({ kind: 'signs', start: start + line.at, end });
    leaves.begin(start + line.at, end, isHeading, containers.length > 0);
  }
  leaves.close();
  const openFence = containers.length === 0 && fence !== undefined ? fence : null;
  return { leaves: leaves.all, footnotes, headings, openFence };
};

/** Collects the leaf blocks line by line. At most one paragraph or one table is open. */
class Leaves {
  readonly all: LeafBlock[] = [];
  private paragraph: Paragraph | null = null;
  /** The columns of the open table; cells beyond them are not shown. 0: no table is open. */
  private columns = 0;
  private isNested = false;

  private readonly markdown: string;

  constructor(markdown: string) {
    this.markdown = markdown;
  }

  get hasParagraph(): boolean {
    return this.paragraph !== null;
  }

  get isOpen(): boolean {
    return this.paragraph !== null || this.columns > 0;
  }

  /** Begins a block with one line; `start` is the offset of its first word. */
  begin(start: number, end: number, isHeading: boolean, isNested: boolean): void {
    this.isNested = isNested;
    const definition = isHeading ? null : definitionOf(this.markdown.slice(start, end));
    const isWhole = definition !== null && !/^\r?\n[ \t>]*["'(]/u.test(this.markdown.slice(end, end + 99));
    if (isHeading || isWhole) this.all.push({ start, end, definition, isNested });
    else this.paragraph = { start, lastLine: start, end, isNested };
  }

  /** Adds a line to the open paragraph or table; false when there is none that it continues. */
  extend(line: Line, start: number, end: number, isWithin: boolean): boolean {
    if (this.paragraph) {
      this.paragraph.lastLine = start + line.at;
      this.paragraph.end = end;
      return true;
    }
    if (this.columns === 0 || !isWithin || line.indent >= 4) return false;
    this.pushCells(line, start);
    return true;
  }

  /**
   * Makes the last line of the open paragraph the header of a table when `line` is its delimiter row (GFM
   * §4.10); false when it is none.
   */
  openTable(line: Line): boolean {
    const { paragraph } = this;
    const columns = paragraph ? line.delimiters() : 0;
    if (!paragraph || columns === 0) return false;
    const { start, lastLine, end, isNested } = paragraph;
    const words = this.markdown.slice(lastLine, end);
    const header = new Line(words);
    if (!words.includes('|') || header.cells().length !== columns) return false;
    this.paragraph =
      start < lastLine ? { start, lastLine: start, end: endBefore(this.markdown, lastLine), isNested } : null;
    this.close();
    this.columns = columns;
    this.pushCells(header, lastLine);
    return true;
  }

  close(): void {
    if (this.paragraph) this.all.push(...leavesOf(this.markdown, this.paragraph));
    this.paragraph = null;
    this.columns = 0;
  }

  private pushCells(line: Line, lineStart: number): void {
    for (const { start, end } of line.cells().slice(0, this.columns))
      this.all.push({
        start: lineStart + start,
        end: lineStart + end,
        definition: null,
        isNested: this.isNested,
      });
  }
}

/** The end of the line before the one in which `at` stands. */
const endBefore = (markdown: string, at: number): number => {
  let end = at;
  while (end > 0 && !/[\r\n]/u.test(markdown[end - 1] ?? '')) end -= 1;
  return markdown.endsWith('\r\n', end) ? end - 2 : end - 1;
};

/** The definitions with which a paragraph begins (§4.7), and the paragraph that remains. */
const leavesOf = (markdown: string, { start, end, isNested }: Paragraph): readonly LeafBlock[] => {
  const leaves: LeafBlock[] = [];
  let at = start;
  while (at < end && markdown[at] === '[') {
    const definition = definitionOf(markdown.slice(at, end));
    if (!definition) break;
    leaves.push({ start: at, end: at + definition.length, definition, isNested });
    at += definition.length;
    at += /^[\r\n]+[ \t>]*/u.exec(markdown.slice(at, end))?.[0].length ?? 0;
  }
  return at < end ? [...leaves, { start: at, end, definition: null, isNested }] : leaves;
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
