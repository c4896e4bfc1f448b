import { isRecord } from '#core/json/guards';
import type { Mend } from './markdown-mends';
import type { ExportPart } from './options';

// The end of the file says where each part of a note stands, so that nothing between the notes must, and a note may look
// like anything. It is a comment of HTML, which no program shows that shows the notes.

/**
 * What stands in the lines of a block. Around the notes: the `text`'s heading, the heading of a `group`, and `frame` for
 * what reading passes over. In a note: `quote`, its `citation` and `sentence`, `words`, `marks` (tags and colour),
 * `facts` (kind, style, times, id), an `earlier` wording's time and its `old` words, and what reading passes over
 * (`rule`, `anchor`).
 */
export const blockKinds = {
  text: 't',
  group: 'g',
  frame: 'x',
  rule: 'r',
  anchor: 'a',
  quote: 'q',
  citation: 'c',
  sentence: 's',
  words: 'w',
  marks: 'm',
  facts: 'f',
  earlier: 'e',
  old: 'o',
} as const;
export type BlockKind = keyof typeof blockKinds;

const kindOf = new Map<string, BlockKind>(
  Object.entries(blockKinds).map(([kind, sign]) => [sign, kind as BlockKind]), // its own keys
);

/** Lines with one meaning; an empty line stands between two. One of no lines leaves no trace but its mends. */
export interface Block {
  readonly kind: BlockKind;
  readonly markdown: string;
  readonly mends?: readonly Mend[] | null;
}

/** As it was found. `line`: where it begins, from 0. */
export interface ReadBlock extends Block {
  readonly line: number;
}

/** What is the same for the whole file. */
export interface FileFacts {
  readonly parts: readonly ExportPart[];
  /** Tags that were written otherwise, by what was written. */
  readonly tags: Readonly<Record<string, string>>;
  /** Of a note in a file of its own: its number, and that of its text's id. */
  readonly place?: number;
}

const [opening, closing] = ['<!-- lectern 1', '-->'] as const;

/** JSON without what ends a comment, or hides words in Obsidian. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[<>%\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Collects the map while the file is written. A unit is a note, or what stands between notes. */
export class MapWriter {
  private readonly units: string[] = [];
  private readonly mends: string[] = [];
  private blocks = 0;

  add(unit: readonly Block[]): void {
    let signs = '';
    for (const { kind, markdown, mends } of unit) {
      signs += blockKinds[kind] + String(linesOf(markdown));
      if (mends) this.mends.push(`${this.blocks} ${safeJson(mends)}`);
      this.blocks += 1;
    }
    this.units.push(signs || '-');
  }

  *written(facts: FileFacts): Generator<string, void> {
    yield `${opening}\n${safeJson(facts)}\n`;
    for (let at = 0; at < this.units.length; at += 20) yield `${this.units.slice(at, at + 20).join(' ')}\n`;
    for (const mend of this.mends) yield `${mend}\n`;
    yield `${closing}\n`;
  }
}

const linesOf = (markdown: string): number => {
  if (markdown === '') return 0;
  let lines = 1;
  for (let at = markdown.indexOf('\n'); at >= 0; at = markdown.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

export interface ReadFile {
  readonly facts: FileFacts;
  /** One after the other, with the mends that must still be made. */
  readonly units: Iterable<readonly ReadBlock[]>;
}

/** @throws SyntaxError for a file without its map, or whose lines have changed since it was written */
export const readBlocks = (content: string): ReadFile => {
  const end = content.lastIndexOf(`\n${opening}\n`);
  if (end < 0) throw new SyntaxError('It does not say where its notes stand.');
  const [first = '', ...lines] = content.slice(end + opening.length + 2).split('\n');
  const last = lines.indexOf(closing);
  if (last < 0) throw new SyntaxError('The end is missing.');
  const map = lines.slice(0, last);
  const firstMend = map.findIndex((line) => /^\d+ /u.test(line));
  const mends = new Map(firstMend < 0 ? [] : map.slice(firstMend).map(readMends));
  const unitLines = map.slice(0, firstMend < 0 ? map.length : firstMend);
  const reader = new BlockReader(content.slice(0, end), mends);
  return { facts: readFacts(first), units: unitsIn(unitLines, reader) };
};

function* unitsIn(lines: readonly string[], reader: BlockReader): Generator<readonly ReadBlock[], void> {
  for (const line of lines) for (const unit of line.split(' ')) yield reader.read(unit);
}

const readMends = (line: string): [block: number, mends: readonly Mend[]] => {
  const space = line.indexOf(' ');
  const mends: unknown = JSON.parse(line.slice(space + 1));
  if (!Array.isArray(mends) || !mends.every((mend) => Array.isArray(mend)))
    throw new SyntaxError('A mend has another form.');
  return [Number(line.slice(0, space)), mends as unknown as Mend[]]; // as it was written above
};

const readFacts = (json: string): FileFacts => {
  const facts: unknown = JSON.parse(json);
  if (isRecord(facts) && isRecord(facts['tags']) && Array.isArray(facts['parts']))
    return facts as unknown as FileFacts; // as it was written above
  throw new SyntaxError('Its facts have another form.');
};

/** Goes from block to block. A block of no lines is no empty line. */
class BlockReader {
  private readonly words: string;
  private readonly mends: ReadonlyMap<number, readonly Mend[]>;
  /** In UTF-16 units, and in lines. */
  private at: number;
  private line: number;
  private blocks = 0;

  constructor(words: string, mends: ReadonlyMap<number, readonly Mend[]>) {
    this.words = words;
    this.mends = mends;
    this.at = words.indexOf('\n---\n') + 6; // behind the front matter and an empty line
    this.line = words.slice(0, this.at).split('\n').length - 1;
  }

  read(unit: string): readonly ReadBlock[] {
    return Array.from(unit.matchAll(/([a-z])(\d+)/gu), ([, sign = '', count]) => {
      const kind = kindOf.get(sign);
      if (!kind) throw new SyntaxError('Another version has written it.');
      const { line } = this;
      const markdown = this.take(Number(count));
      const mends = this.mends.get(this.blocks) ?? null;
      this.blocks += 1;
      return { kind, markdown, mends, line };
    });
  }

  private take(lines: number): string {
    if (lines === 0) return '';
    let end = this.at - 1;
    for (let line = 0; line < lines; line += 1) {
      end = this.words.indexOf('\n', end + 1);
      if (end < 0) throw new SyntaxError('Its lines are not where they were written.');
    }
    const block = this.words.slice(this.at, end);
    this.at = end + 2;
    this.line += lines + 1;
    return block;
  }
}
