import type { Liquid } from 'liquidjs';
import { newStyleOf } from '#core/text/calendar';
import { shorten } from '#core/text/shorten';
import { days } from './front-matter';
import type { NotePieces } from './markdown-note';
import { withoutBlankEdges } from './markdown-text';
import type { ExportedNote, ExportedText } from './model';

/** Gives the Markdown of a note. Throws a TemplateError when the template fails at it. */
export type NoteTemplate = (pieces: NotePieces, text: ExportedText, note: ExportedNote) => string;

/** Where a template is wrong. Lines and columns count from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  /** In LiquidJS's English words, at most 200 UTF-16 units of them. */
  readonly message: string;
}

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problem: TemplateProblem;

  constructor({ message, ...place }: TemplateProblem, options?: ErrorOptions) {
    super(shorten(message, 200), options); // it may name a path as long as the template
    this.problem = { ...place, message: this.message };
  }
}

/** Characters of a template; milliseconds for a note; what loops and filters may make for a note, in LiquidJS's count. */
const limits = { parseLimit: 100_000, renderLimit: 1_000, memoryLimit: 10_000_000 } as const;

/** UTF-16 units of what a template makes: of a note, and of all of them. LiquidJS does not count what it captures. */
const [longestNote, longestFile] = [10_000_000, 250_000_000] as const;

/**
 * Loads LiquidJS, which is not loaded without a template of the reader's own, and reads the template.
 *
 * @throws TemplateError for what is no template
 */
export const prepareTemplate = async (source: string): Promise<NoteTemplate> => {
  const render = await parse(source);
  let length = 0;
  return (pieces, text, note) => {
    const words = render(dataOf(pieces, text, note));
    length += words.length;
    if (length > longestFile) throw tooLong('all notes');
    return words;
  };
};

/** What is wrong with a template, found by reading it and by trying it on notes that are made up; null: nothing. */
export const checkTemplate = async (source: string): Promise<TemplateProblem | null> => {
  try {
    const render = await parse(source);
    for (const data of [fullNote, bareNote]) render(data);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.problem;
    throw error;
  }
};

/** No name of a template leads to a file: there are none (`templates`). */
const createEngine = async (): Promise<Liquid> => {
  const { Liquid } = await import('liquidjs');
  return new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    ...limits,
  });
};
let engine: Promise<Liquid> | null = null;

const parse = async (source: string): Promise<(data: TemplateData) => string> => {
  const liquid = await (engine ??= createEngine());
  const attempt = <Made>(act: () => Made): Made => {
    try {
      return act();
    } catch (error) {
      throw new TemplateError(problemOf(error), { cause: error });
    }
  };
  const template = attempt(() => liquid.parse(source));
  const { globals } = attempt(() => liquid.analyzeSync(template, { partials: false }));
  for (const variable of Object.values(globals).flat())
    if (!isKnown(variable.segments))
      throw new TemplateError({
        line: variable.location.row,
        column: variable.location.col,
        message: `undefined variable: ${String(variable)}`,
      });
  return (data) => {
    // `increment` writes into what it is given.
    const words = attempt(() => String(liquid.renderSync(template, { ...data }) as unknown));
    if (words.length > longestNote) throw tooLong('a note');
    return withoutBlankEdges(words);
  };
};

const tooLong = (what: string): TemplateError =>
  new TemplateError({ line: 1, column: 1, message: `it makes too much of ${what}` });

const problemOf = (error: unknown): TemplateProblem => {
  const { message, token } = error as Error & { token?: { getPosition(): [number, number] } }; // as LiquidJS throws
  const [line, column] = token?.getPosition() ?? [1, 1];
  return { line, column, message: message.replace(/, line:\d+, col:\d+$/u, '') };
};

/** Whether the beginning of a path, up to a list, leads to something in a note. */
const isKnown = (path: readonly unknown[]): boolean => {
  let at: unknown = fullNote;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return true; // is seen when it is tried
    if (typeof step !== 'string') return true;
    if (!Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step]; // an object, as was asked
  }
  return true;
};

/** What a template can name. All of `note` but the last line is Markdown, and empty where there is nothing. */
interface TemplateData {
  readonly note: {
    readonly anchor: string;
    readonly passages: readonly {
      readonly quote: string;
      readonly citation: string;
      readonly sentence: string;
    }[];
    readonly words: string;
    readonly tags: readonly string[];
    readonly marks: string;
    readonly facts: string;
    readonly earlier: readonly { readonly heading: string; readonly words: string }[];
    readonly section: string;
    readonly kind: string;
    readonly colour: string;
    readonly label: string;
    readonly style: string;
    readonly created: string;
    readonly modified: string;
    readonly id: string;
  };
  readonly text: Readonly<
    Record<'title' | 'author' | 'date' | 'dateOldStyle' | 'source' | 'publisher' | 'language' | 'id', string>
  >;
}

const dataOf = (
  { anchor, passages, words, tags, marks, facts, earlier }: NotePieces,
  { id, metadata }: Pick<ExportedText, 'id' | 'metadata'>,
  { annotation, kind, colour, label, passages: places }: ExportedNote,
): TemplateData => {
  const { title, creator, date, source, publisher, language } = metadata;
  const { style, created, modified } = annotation;
  return {
    note: {
      anchor,
      passages: passages.map(({ quote, ...others }) => ({ ...others, quote: quote.markdown })),
      words: words.markdown,
      tags,
      marks: marks.markdown,
      facts,
      earlier: earlier.map(({ heading, words: old }) => ({ heading, words: old.markdown })),
      section: places[0]?.found?.section ?? '',
      kind,
      colour,
      label: label ?? '',
      style,
      created,
      modified,
      id: annotation.id,
    },
    text: {
      title,
      author: creator ?? '',
      date: date ? days(newStyleOf(date)) : '',
      dateOldStyle: date?.julian ? days(date.julian) : '',
      source: source ?? '',
      publisher: publisher ?? '',
      language,
      id,
    },
  };
};

const fullNote: TemplateData = {
  note: {
    anchor: '<a id="note-1"></a>',
    passages: [
      {
        quote: '> Quoted words',
        citation: '(Speech 2, ¶ 1)',
        sentence: 'In the sentence: Quoted words stand here.',
      },
      { quote: '> More words', citation: '(Speech 3, ¶ 4)', sentence: '' },
    ],
    words: 'My words.',
    tags: ['#peace', '#war'],
    marks: '#peace #war · to check (green)',
    facts: 'commenting · solid',
    earlier: [{ heading: 'Earlier wording, 2026-11-24T10:00:00.000Z', words: 'My word.' }],
    section: 'Speech',
    kind: 'note',
    colour: 'green',
    label: 'to check',
    style: 'solid',
    created: '2026-11-24T10:00:00.000Z',
    modified: '2026-11-25T10:00:00.000Z',
    id: '00000000-0000-4000-8000-000000000001',
  },
  text: {
    title: 'Speeches',
    author: 'Nobody',
    date: '1917-11-14',
    dateOldStyle: '1917-11-01',
    source: 'Nowhere',
    publisher: 'Nobody',
    language: 'en',
    id: 'speeches',
  },
};

const bareNote: TemplateData = {
  note: {
    ...fullNote.note,
    ...{ anchor: '', passages: [], words: '', tags: [], marks: '', facts: '', earlier: [] },
    ...{ section: '', kind: 'highlight', colour: 'none', label: '' },
  },
  text: { ...fullNote.text, author: '', date: '', dateOldStyle: '', source: '', publisher: '' },
};
