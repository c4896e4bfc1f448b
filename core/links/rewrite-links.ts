import { linksIn } from './inline-links';
import type { Definitions } from './definitions';
import { parseLink, type NoteLink } from './links';
import { leafBlocksOf, type LeafBlock } from './markdown-blocks';

/**
 * Gives the Markdown that replaces a link into the program; null keeps the link. `words` are the link's text
 * in Markdown.
 */
export type LinkRewriter = (words: string, link: NoteLink) => string | null;

/**
 * Replaces each link into the program in a note's Markdown by what `rewritten` gives for it. Reference links
 * (CommonMark 0.31 §6.3) become inline links, because many notes go into one document, where the labels of
 * one note would resolve to the definitions of another. Code stays as it is.
 */
export const rewriteLinks = (markdown: string, rewritten: LinkRewriter): string => {
  if (!markdown.includes('](') && !markdown.includes(']:')) return markdown;
  const blocks = leafBlocksOf(markdown);
  const definitions = definitionsOf(blocks);
  const output: string[] = [];
  let done = 0;
  let followsBlankLine = true;
  for (const block of blocks) {
    if (block.definition) {
      const [start, end] = [lineStart(markdown, block.start), behindDefinition(markdown, block)];
      if (end === null) continue;
      if (start > done) followsBlankLine = /[\r\n](?:\r\n|\r|\n)$/u.test(markdown.slice(start - 3, start));
      output.push(markdown.slice(done, start));
      done = end + (followsBlankLine ? lengthOfBlank(markdown, end) : 0);
    } else {
      output.push(markdown.slice(done, block.start));
      output.push(rewriteIn(markdown.slice(block.start, block.end), definitions, rewritten));
      done = block.end;
    }
  }
  return output.join('') + markdown.slice(done);
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

const rewriteIn = (content: string, definitions: Definitions, rewritten: LinkRewriter): string => {
  const found = linksIn(content, definitions).toSorted((one, other) => one.start - other.start);
  let next = 0;
  const write = (from: number, to: number, depth: number): string => {
    let made = '';
    let done = from;
    for (let link = found[next]; link && link.end <= to; link = found[next]) {
      next += 1;
      made += content.slice(done, link.start);
      const words =
        link.isImage || depth > maxDepth
          ? content.slice(link.from, link.to)
          : write(link.from, link.to, depth + 1);
      while ((found[next]?.start ?? to) < link.end) next += 1;
      const target = link.isImage ? null : parseLink(addressOf(link.written));
      const replaced = target && rewritten(words, target);
      made +=
        replaced === null
          ? `[${words}]${link.byReference ? `(${link.written})` : content.slice(link.to + 1, link.end)}`
          : beginsLine(content, link.start)
            ? escapedAtLineStart(replaced)
            : replaced;
      done = link.end;
    }
    return made + content.slice(done, to);
  };
  return write(0, content.length, 0);
};

/** The address alone, without title, angle brackets and backslash escapes. */
const addressOf = (written: string): string =>
  (/^<((?:[^<>\\]|\\.)*)>/u.exec(written)?.[1] ?? /^\S*/u.exec(written)?.[0] ?? '').replaceAll(
    /\\([!-/:-@[-`{-~])/gu,
    '$1',
  );

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
