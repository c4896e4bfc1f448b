import { linksIn, type FoundLink } from './inline-links';
import { marksIn, type InlineMark } from './inline-marks';
import { addressOf, type Definitions } from './definitions';
import { parseLink, type NoteLink } from './links';
import { blocksOf, type Heading, type LeafBlock } from './markdown-blocks';
import type { FootnoteMark } from './markdown-line';

/**
 * Gives the Markdown that replaces a link into the program; null keeps the link. `words` are the link's text
 * in Markdown.
 */
export type LinkRewriter = (words: string, link: NoteLink) => string | null;

/**
 * Gives the label that a footnote gets in a document of many notes. Called once for each footnote of the note.
 */
export type FootnoteNaming = (label: string) => string;

/**
 * Replaces each link into the program in a note's Markdown by what `rewritten` gives for it. Reference links
 * (CommonMark 0.31 §6.3) become inline links, because many notes go into one document, where the labels of
 * one note would resolve to the definitions of another. Code stays as it is.
 */
export const rewriteLinks = (markdown: string, rewritten: LinkRewriter): string =>
  markdown.includes('](') || markdown.includes(']:') ? rewrite(markdown, rewritten, null) : markdown;

/**
 * Like `rewriteLinks`, and makes the note mean to any reader of GitHub's Markdown what the view of notes shows:
 * line breaks are hard ones, bare addresses stand in angle brackets, footnotes have the labels that `naming`
 * gives, and HTML, lone tildes and what is no footnote of this note are escaped (decision 113). Nothing of it acts on
 * what follows in the document: its headings are paragraphs, and a code fence is closed (decision 146).
 */
export const portableMarkdown = (markdown: string, rewritten: LinkRewriter, naming: FootnoteNaming): string =>
  rewrite(markdown, rewritten, naming);

/** Gives what replaces the marked characters. */
type Edit = (kind: InlineMark['kind'], written: string) => string;

/** A part of the Markdown and what stands there instead. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const rewrite = (markdown: string, rewritten: LinkRewriter, naming: FootnoteNaming | null): string => {
  const { leaves, footnotes, headings, openFence } = blocksOf(markdown);
  const definitions = definitionsOf(leaves);
  const labels = naming && labelsOf(markdown, leaves, footnotes, definitions, naming);
  const edit = labels && editFor(labels);
  const replacements: Replacement[] = labels ? marksOfFootnotes(markdown, footnotes, labels) : [];
  if (edit) replacements.push(...headings.flatMap((heading) => asParagraph(markdown, heading)));
  let followsBlankLine = true;
  let done = 0;
  for (const block of leaves) {
    if (!block.definition) {
      const { start, end } = block;
      const content = markdown.slice(start, end);
      const by = rewriteIn(content, definitions, rewritten, edit);
      replacements.push({ start, end, by: edit && isUnderlineAlone(markdown, block) ? `\\${by}` : by });
      done = end;
      continue;
    }
    const [start, end] = [lineStart(markdown, block.start), behindDefinition(markdown, block)];
    if (end === null) {
      if (edit) replacements.push(unusedDefinition(markdown, block));
      continue;
    }
    if (start > done) followsBlankLine = /[\r\n](?:\r\n|\r|\n)$/u.test(markdown.slice(start - 3, start));
    done = end + (followsBlankLine ? lengthOfBlank(markdown, end) : 0);
    replacements.push({ start, end: done, by: '' });
  }
  const made = replaced(markdown, replacements);
  return edit && openFence !== null ? `${made.replace(/\n[ \t]*$/u, '')}\n${openFence}` : made;
};

/** Whether words that are a line of a table without a bar would be the line below a heading to another reader. */
const isUnderlineAlone = (markdown: string, { start, end }: LeafBlock): boolean =>
  /^(?:=+|-+)[ \t]*$/u.test(markdown.slice(start, end)) &&
  /(?:^|\n)[ \t>]*$/u.test(markdown.slice(Math.max(0, start - 100), start));

/**
 * Makes a paragraph of its own of a heading: its signs are shown, and a line below it goes. A thematic break stands apart
 * from the words before it.
 */
const asParagraph = (markdown: string, { kind, start, end }: Heading): Replacement[] => {
  if (kind === 'underline') return [{ start, end, by: '' }];
  const line = markdown.lastIndexOf('\n', start - 1) + 1;
  const marks = markdown.slice(line, start);
  const isFirst =
    /[^ \t>]/u.test(marks) || /^$|(?:^|\n)[ \t>]*\n$/u.test(markdown.slice(Math.max(0, line - 200), line));
  const apart = isFirst ? '' : `\n${marks}`;
  if (kind === 'rule') return isFirst ? [] : [{ start, end: start, by: apart }];
  const isLast = !/^\n[ \t>]*[^ \t>\n]/u.test(markdown.slice(end, end + 200));
  return [
    { start, end: start, by: `${apart}\\` },
    ...(isLast ? [] : [{ start: end, end, by: `\n${marks.replaceAll(/[^ \t>]/gu, ' ')}` }]),
  ];
};

const replaced = (markdown: string, replacements: readonly Replacement[]): string => {
  const output: string[] = [];
  let done = 0;
  for (const { start, end, by } of replacements.toSorted((one, other) => one.start - other.start)) {
    output.push(markdown.slice(done, start), by);
    done = Math.max(done, end);
  }
  return output.join('') + markdown.slice(done);
};

/** The new labels of the footnotes that are referred to, by their labels in the note. */
const labelsOf = (
  markdown: string,
  leaves: readonly LeafBlock[],
  footnotes: readonly FootnoteMark[],
  definitions: Definitions,
  naming: FootnoteNaming,
): ReadonlyMap<string, string> => {
  const defined = new Set(footnotes.map(({ label }) => label));
  const labels = new Map<string, string>();
  if (defined.size === 0) return labels;
  for (const { start, end, definition } of leaves) {
    if (definition) continue;
    const content = markdown.slice(start, end);
    for (const mark of marksIn(content, sortedLinks(content, definitions)).marks) {
      const label = mark.kind === 'footnote' ? content.slice(mark.start + 2, mark.end - 1) : null;
      if (label !== null && defined.has(label) && !labels.has(label)) labels.set(label, naming(label));
    }
  }
  return labels;
};

/** Of two footnotes with one label the first counts; the other, and one without a reference, are words. */
const marksOfFootnotes = (
  markdown: string,
  footnotes: readonly FootnoteMark[],
  labels: ReadonlyMap<string, string>,
): Replacement[] => {
  const seen = new Set<string>();
  return footnotes.map(({ start, end, label }) => {
    const name = seen.has(label) ? undefined : labels.get(label);
    seen.add(label);
    return name === undefined
      ? { start, end: start, by: `${ownLine(markdown, start)}\\` }
      : { start: start + 2, end: end - 2, by: name };
  });
};

/** What makes a paragraph of its own of words that begin at `at` and do not end the paragraph before them. */
const ownLine = (markdown: string, at: number): string => {
  const start = lineStart(markdown, at);
  const follows = start > 0 && /[^\s][ \t]*\n$/u.test(markdown.slice(Math.max(0, start - 99), start));
  return follows ? `\n${markdown.slice(start, at)}` : '';
};

const editFor =
  (labels: ReadonlyMap<string, string>): Edit =>
  (kind, written) => {
    switch (kind) {
      case 'address':
        return `<${written}>`;
      case 'break':
        return `\\${written.replace(/^[ \t]+/u, '')}`;
      case 'break-apart':
        return ` \\${written.replace(/^[ \t]+/u, '')}`;
      case 'code-break':
        return ' ';
      case 'html':
      case 'bracket':
      case 'tilde':
      case 'pair':
      case 'heading':
        return `\\${written}`;
      case 'footnote': {
        const label = labels.get(written.slice(2, -1));
        return label === undefined ? `\\${written}` : `[^${label}]`;
      }
    }
  };

/**
 * A definition that only separates other blocks, since its links have become inline ones: its label may not
 * be that of a link in another note.
 */
const unusedDefinition = (markdown: string, { start, end }: LeafBlock): Replacement => {
  const label = /^\[(?:[^[\]\\]|\\.)*\]:/su.exec(markdown.slice(start, end))?.[0] ?? '';
  return { start, end: start + label.length, by: label === '' ? '' : '[lectern: not used]:' };
};

/** Of two definitions for one label the first counts (§4.7). */
const definitionsOf = (blocks: readonly LeafBlock[]): Definitions => {
  const found = new Map<string, string>();
  for (const { definition } of blocks)
    if (definition && !found.has(definition.label)) found.set(definition.label, definition.written);
  return found;
};

/**
 * The offset of the line after a definition; null when the definition must stay, since it may separate the
 * blocks around it.
 */
const behindDefinition = (markdown: string, { end, isNested }: LeafBlock): number | null => {
  const next = end + (/^\r?\n|^\r/u.exec(markdown.slice(end, end + 2))?.[0].length ?? 0);
  const following = /(?:[ \t]*[\r\n])*(.?)/suy;
  following.lastIndex = next;
  return isNested || /[\s>+*\-\d]/u.test(following.exec(markdown)?.[1] ?? '') ? null : next;
};

/** The offset of the spaces that stand before `at`, or `at` itself. */
const lineStart = (markdown: string, at: number): number => {
  let start = at;
  while (/[ \t]/u.test(markdown[start - 1] ?? '')) start -= 1;
  return start;
};

const lengthOfBlank = (markdown: string, at: number): number => {
  const blank = /[ \t]*(?:\r\n|\r|\n)/uy;
  blank.lastIndex = at;
  return blank.exec(markdown)?.[0].length ?? 0;
};

/** Of links nested in the descriptions of images, and so on. */
const maxDepth = 20;

const sortedLinks = (content: string, definitions: Definitions): readonly FoundLink[] =>
  linksIn(content, definitions).toSorted((one, other) => one.start - other.start);

/** What another reader could take for a definition, and so for that of a link in another note. */
const beginsDefinition = /^\[(?!\^)(?:[^[\]\\]|\\.)+\]:/su;

const rewriteIn = (
  content: string,
  definitions: Definitions,
  rewritten: LinkRewriter,
  edit: Edit | null,
): string => {
  const { links, marks } = marksIn(content, sortedLinks(content, definitions));
  let next = 0;
  let nextMark = 0;
  /** The words between links, with the edits of their marks. */
  const words = (from: number, to: number): string => {
    if (!edit) return content.slice(from, to);
    let made = '';
    let done = from;
    for (let mark = marks[nextMark]; mark && mark.end <= to; mark = marks[(nextMark += 1)]) {
      if (mark.start < done) continue;
      made += content.slice(done, mark.start) + edit(mark.kind, content.slice(mark.start, mark.end));
      done = mark.end;
    }
    return made + content.slice(done, to);
  };
  const write = (from: number, to: number, depth: number): string => {
    let made = '';
    let done = from;
    for (let link = links[next]; link && link.end <= to; link = links[next]) {
      next += 1;
      made += words(done, link.start);
      const shown =
        depth > maxDepth ? content.slice(link.from, link.to) : write(link.from, link.to, depth + 1);
      while ((links[next]?.start ?? to) < link.end) next += 1;
      const target = link.isImage ? null : parseLink(addressOf(link.written));
      const replaced = target && rewritten(shown, target);
      made +=
        replaced === null
          ? `[${edit && shown.startsWith('^') ? '\\' : ''}${shown}]${link.byReference ? `(${link.written})` : content.slice(link.to + 1, link.end)}`
          : beginsLine(content, link.start)
            ? escapedAtLineStart(replaced)
            : replaced;
      done = link.end;
    }
    return made + words(done, to);
  };
  const made = write(0, content.length, 0);
  return edit && beginsDefinition.test(content) ? `\\${made}` : made;
};

const beginsLine = (content: string, at: number): boolean => {
  let before = at - 1;
  while (before >= 0 && /[ \t>]/u.test(content[before] ?? '')) before -= 1;
  return before < 0 || /[\r\n]/u.test(content[before] ?? '');
};

/** Escapes what would begin a heading, a list or another block now that no bracket stands before it. */
const escapedAtLineStart = (markdown: string): string =>
  markdown
    .trimStart()
    .replace(/^(?:[#>+=~:-]|[*_](?=[\s*_]))/u, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])/u, String.raw`$1\$2`);
