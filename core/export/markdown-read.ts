import type { ReadNote } from './facts';
import { textsIn } from './front-matter';
import { readBlocks, type Block, type BlockKind, type FileFacts } from './markdown-map';
import { mended } from './markdown-mends';
import { between, earlierWording } from './markdown-note';
import { readQuote, unescapeWords } from './markdown-text';
import type { ExportPart } from './options';

/**
 * Gives back the notes of a document that `writeMarkdown` made and nobody has changed since, one after the other.
 *
 * @throws SyntaxError for anything else
 */
export function* readMarkdown(pieces: Iterable<string>): Generator<ReadNote, void> {
  yield* readDocument([...pieces].join('')).notes;
}

export interface ReadDocument {
  readonly facts: FileFacts;
  readonly notes: Iterable<ReadNote>;
}

/** Of one note in a file of its own, too. */
export const readDocument = (content: string): ReadDocument => {
  const whole = content.includes('\r') ? content.replaceAll('\r\n', '\n') : content;
  const texts = textsIn(whole);
  const { facts, units } = readBlocks(whole);
  return { facts, notes: notesIn(units, facts, texts) };
};

function* notesIn(
  units: Iterable<readonly Block[]>,
  facts: FileFacts,
  texts: readonly string[],
): Generator<ReadNote, void> {
  let text = facts.place === undefined ? -1 : 0; // a file of one note has no heading for its text
  for (const unit of units) {
    const kind = unit[0]?.kind;
    if (kind === 'text') text += 1;
    if (kind !== 'text' && kind !== 'group' && kind !== 'frame') yield noteOf(unit, facts, texts[text] ?? '');
  }
}

const noteOf = (unit: readonly Block[], { parts, tags }: FileFacts, text: string): ReadNote => {
  const has = (part: ExportPart): boolean => parts.includes(part);
  const all = (kind: BlockKind): readonly Block[] => unit.filter((block) => block.kind === kind);
  const [words] = all('words');
  const [marks] = all('marks');
  const { names, colour, label } = marks ? readMarks(marks) : noMarks;
  const facts = all('facts')[0]?.markdown.split(between).map(unescapeWords) ?? [];
  const fact = (name: string): string => {
    const found = facts.find((each) => each.startsWith(`${name} `));
    if (found === undefined) throw new SyntaxError('A fact of a note is missing.');
    return found.slice(name.length + 1);
  };
  const old = all('old');
  return {
    text,
    ...(has('quotes') && { quotes: all('quote').map(readWords(readQuote)) }),
    ...(has('notes') && { note: words ? readWords(asItIs)(words) : '' }),
    ...(has('tags') && {
      tags: names.map((name) => (Object.hasOwn(tags, name) ? (tags[name] ?? '') : name)),
    }),
    ...(has('colours') && { colour, label }),
    ...(has('ids') && { motivation: facts[0] ?? '', style: facts[1] ?? '', id: fact('id') }),
    ...(has('dates') && { created: fact('created'), modified: fact('modified') }),
    ...(has('versions') && {
      versions: all('earlier').map(({ markdown }, index): [string, string] => {
        if (!markdown.startsWith(earlierWording)) throw new SyntaxError('An earlier wording is missing.');
        const wording = old[index];
        const at = unescapeWords(markdown.slice(earlierWording.length).trim());
        return [at, wording ? readWords(asItIs)(wording) : ''];
      }),
    }),
  };
};

const asItIs = (markdown: string): string => markdown;

const readWords =
  (read: (markdown: string) => string) =>
  ({ markdown, mends }: Block): string => {
    const plain = markdown === '' ? '' : read(markdown);
    return mends ? mended(plain, mends) : plain;
  };

interface Marks {
  readonly names: readonly string[];
  readonly colour: string;
  readonly label: string | null;
}

const noMarks: Marks = { names: [], colour: 'none', label: null };

/** The inverse of what `marksOf` writes (markdown-note.ts). */
const readMarks = ({ markdown, mends }: Block): Marks => {
  const hasTags = markdown.startsWith('#');
  const [tags = ''] = hasTags ? markdown.split(between, 1) : [];
  const rest = hasTags ? markdown.slice(tags.length + between.length) : markdown;
  const names = hasTags ? tags.split(' ').map((tag) => tag.slice(1)) : [];
  if (rest === '') return { ...noMarks, names };
  const [, label, colour = rest] = /^(.*) \((\w+)\)$/su.exec(rest) ?? [];
  return { names, colour, label: label === undefined ? null : mended(unescapeWords(label), mends ?? []) };
};
