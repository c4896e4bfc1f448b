import { annotationColours, type Annotation, type AnnotationColour } from '#core/annotation/annotation';
import type { Loss, LostFact } from '#core/export/facts';
import { defaultOptions, exportFormats, type ExportFormat } from '#core/export/options';
import { filterNotes, noFilter, type NoteFilter } from '#core/notes/note-filter';
import type { Backend } from '../backend';
import { counted } from '../diagnosis/layout';
import { ask } from './ask';
import { findDamage } from './damage';
import { readOut, writeOut } from './output';
import { LineError, NotUnderstood } from './line-error';
import { openForReading } from './reading';
import type { Run } from './run-command';

export const run: Run = async (ports, { values }) => {
  const { format, text, filter } = values;
  if (!isFormat(format)) throw new NotUnderstood(`--format takes one of: ${exportFormats.join(', ')}`);
  const out = readOut(values['out']);
  const sought = typeof filter === 'string' ? readFilter(filter) : null;
  const backend = openForReading(ports, () =>
    Promise.resolve({
      async *take(file) {
        yield* writeOut(ports, out, file);
        return { path: out };
      },
    }),
  );
  try {
    const texts = (await ask(backend, 'library.list', null)).map(({ id }) => id);
    const textId = typeof text === 'string' ? text : null;
    if (textId !== null && !texts.includes(textId))
      throw new LineError(`There is no text "${textId}". There are: ${texts.join(', ')}.`);
    const ids = sought && (await idsThatFit(backend, textId === null ? texts : [textId], sought));
    if (ids?.length === 0) throw new LineError('No note fits the filter; nothing was written.');
    const damage = await findDamage(backend, out);
    const request = { textId, format, options: defaultOptions(format), ...(ids && { ids }) };
    const saved = await ask(backend, 'export.save', request);
    const { notes = 0, notInLibrary = 0, losses = [] } = saved ?? {}; // nobody is asked who could cancel
    const exported = counted(notes, 'note or highlight', 'notes and highlights');
    await ports.tell(`${damage ?? `${exported} exported${sentenceOf(losses)}${leftOut(notInLibrary)}`}\n`);
    return damage === null ? 0 : 1;
  } finally {
    backend.close();
  }
};

const isFormat = (format: unknown): format is ExportFormat => exportFormats.some((known) => known === format);

/** Words, with `tag:` and `colour:` before what is to be one: `tag:peace colour:green "state and revolution"`. */
const readFilter = (query: string): NoteFilter => {
  const tags: string[] = [];
  const colours: AnnotationColour[] = [];
  const words = query.replaceAll(
    /(?:^|\s)(tag|colour):(?:"([^"]*)"|(\S+))/gu,
    (_, key: string, quoted?: string, plain?: string) => {
      const value = quoted ?? plain ?? '';
      if (key === 'tag') tags.push(value);
      else if (isColour(value)) colours.push(value);
      else throw new NotUnderstood(`colour: takes one of: ${annotationColours.join(', ')}`);
      return ' ';
    },
  );
  return { ...noFilter, words, tags, colours };
};

const isColour = (value: string): value is AnnotationColour =>
  annotationColours.some((colour) => colour === value);

const idsThatFit = async (
  backend: Backend,
  textIds: readonly string[],
  filter: NoteFilter,
): Promise<string[]> => {
  const found: string[][] = [];
  for (const textId of textIds)
    found.push(idsOf((await ask(backend, 'annotations.list', { textId })).annotations, filter));
  return found.flat();
};

/** Words, tags and colours need no place in the text. */
const idsOf = (annotations: readonly Annotation[], filter: NoteFilter): string[] => {
  const notes = annotations.map((annotation) => ({ annotation, passages: [], ranges: [], orphan: false }));
  const context = {
    flat: { text: '', blocks: [], byId: new Map() },
    isSaved: () => true,
    spanOf: () => ({ from: null, before: null }),
  };
  return filterNotes(notes, filter, context).map(({ annotation: { id } }) => id);
};

const sentenceOf = (losses: readonly Loss[] | null): string => {
  if (losses === null) return '.'; // as with a template, which the command does not take
  if (losses.length === 0) return ', and read back: nothing was lost.';
  return `, and read back. ${losses.map(({ fact, notes }) => `${counted(notes, 'note')} ${lost[fact]}.`).join(' ')}`;
};

const leftOut = (notes: number): string =>
  notes === 0
    ? ''
    : ` Not in it: ${counted(notes, 'note')} on texts that are not in the library. A backup holds ${notes === 1 ? 'it' : 'them'}.`;

const lost: Readonly<Record<LostFact, string>> = {
  malformed: 'had broken characters, which are U+FFFD now',
  text: 'without the name of the text',
  motivation: 'without the kind',
  note: 'without the words',
  tags: 'without tags',
  colour: 'without colour',
  label: 'without the label of the colour',
  style: 'without style',
  created: 'without the creation date',
  modified: 'without the date of change',
  quotes: 'without quotes',
  contexts: 'without the words around the quotes',
  versions: 'without earlier versions',
  positions: 'without the exact place',
};
