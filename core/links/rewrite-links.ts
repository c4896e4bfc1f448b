import { linksIn } from './inline-links';
import type { Definitions } from './definitions';
import { parseLink, type NoteLink } from './links';
import { runsOf, type Run } from './markdown-blocks';

/** What a link into the program becomes; null leaves it a link. `words` are Markdown. */
export type Rewritten = (words: string, link: NoteLink) => string | null;

/**
 * A note's Markdown with each of its links into the program replaced by what `rewritten` makes of it. Links by reference (CommonMark 0.31
 * §6.3) become inline ones, so that notes can stand in one document: there the labels of one would mean the addresses of another.
 * What stands in code is no link.
 */
export const rewriteLinks = (markdown: string, rewritten: Rewritten): string => {
  if (!markdown.includes('](') && !markdown.includes(']:')) return markdown;
  const runs = runsOf(markdown);
  const definitions = definitionsOf(runs);
  const pieces: string[] = [];
  let done = 0;
  let isBehindBlank = true;
  for (const run of runs) {
    if (run.definition) {
      const [start, end] = [lineStart(markdown, run.start), behindDefinition(markdown, run)];
      if (end === null) continue;
      if (start > done) isBehindBlank = /[\r\n](?:\r\n|\r|\n)$/u.test(markdown.slice(start - 3, start));
      pieces.push(markdown.slice(done, start));
      done = end + (isBehindBlank ? lengthOfBlank(markdown, end) : 0);
    } else {
      pieces.push(markdown.slice(done, run.start));
      pieces.push(rewriteIn(markdown.slice(run.start, run.end), definitions, rewritten));
      done = run.end;
    }
  }
  return pieces.join('') + markdown.slice(done);
};

/** Of two for one label the first counts. */
const definitionsOf = (runs: readonly Run[]): Definitions => {
  const found = new Map<string, string>();
  for (const { definition } of runs)
    if (definition && !found.has(definition.label)) found.set(definition.label, definition.written);
  return found;
};

/** Where the line after a definition begins; null where it has to stay, since it may keep apart what stands before it and behind it. */
const behindDefinition = (markdown: string, { end, isNested }: Run): number | null => {
  const next = end + (/^\r?\n|^\r/u.exec(markdown.slice(end, end + 2))?.[0].length ?? 0);
  const following = /(?:[ \t]*[\r\n])*(.?)/suy;
  following.lastIndex = next;
  return isNested || /[\s>+*\-\d]/u.test(following.exec(markdown)?.[1] ?? '') ? null : next;
};

/** Before the spaces before it. */
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

/** Links in images in links in images … */
const deepest = 20;

const rewriteIn = (run: string, definitions: Definitions, rewritten: Rewritten): string => {
  const found = linksIn(run, definitions).toSorted((one, other) => one.start - other.start);
  let next = 0;
  const write = (from: number, to: number, depth: number): string => {
    let made = '';
    let done = from;
    for (let link = found[next]; link && link.end <= to; link = found[next]) {
      next += 1;
      made += run.slice(done, link.start);
      const words =
        link.isImage || depth > deepest
          ? run.slice(link.from, link.to)
          : write(link.from, link.to, depth + 1);
      while ((found[next]?.start ?? to) < link.end) next += 1;
      const target = link.isImage ? null : parseLink(addressOf(link.written));
      const replaced = target && rewritten(words, target);
      made +=
        replaced === null
          ? `[${words}]${link.byReference ? `(${link.written})` : run.slice(link.to + 1, link.end)}`
          : beginsLine(run, link.start)
            ? asWords(replaced)
            : replaced;
      done = link.end;
    }
    return made + run.slice(done, to);
  };
  return write(0, run.length, 0);
};

/** The address alone, without the signs that it is written with. */
const addressOf = (written: string): string =>
  (/^<((?:[^<>\\]|\\.)*)>/u.exec(written)?.[1] ?? /^\S*/u.exec(written)?.[0] ?? '').replaceAll(
    /\\([!-/:-@[-`{-~])/gu,
    '$1',
  );

const beginsLine = (run: string, at: number): boolean => {
  let before = at - 1;
  while (before >= 0 && /[ \t>]/u.test(run[before] ?? '')) before -= 1;
  return before < 0 || /[\r\n]/u.test(run[before] ?? '');
};

/** What would begin a heading, a list or another block without the bracket before it. */
const asWords = (markdown: string): string =>
  markdown
    .trimStart()
    .replace(/^(?:[#>+=~:-]|[*_](?=[\s*_]))/u, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])/u, String.raw`$1\$2`);
