import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { describe as describeRange } from '#core/anchoring/describe';
import type { Annotation, TextRange } from '#core/annotation/annotation';
import { exportMarkdown } from '#core/export/markdown';
import { escapeWords } from '#core/export/markdown-text';
import { flatten } from '#core/text/flat-text';
import type { Block, StudyText } from '#core/text/study-text';

const paragraph = (id: string, label: string | null, text: string): Block => ({
  id,
  kind: label === null ? 'heading' : 'paragraph',
  label,
  text,
  spans: [],
});

const text: StudyText = {
  id: 'made-up-text',
  contentHash: 'sha256-1',
  metadata: {
    title: 'On *stars* & #hashes',
    creator: 'Nobody [editor]',
    date: {
      gregorian: { notBefore: '1917-11-14', notAfter: '1917-11-15' },
      julian: { notBefore: '1917-11-01', notAfter: '1917-11-01' },
    },
    publisher: null,
    source: 'Nowhere, pp. 1-2.',
    language: 'en',
  },
  names: [],
  sections: [
    {
      id: 'part-1',
      kind: 'part',
      place: 'text',
      number: null,
      blocks: [
        paragraph('head', null, 'A heading'),
        paragraph(
          'p1',
          '1',
          '# 1. The *first* paragraph has _marks_, [1] brackets] & <b>tags</b> \\ `code`.',
        ),
        paragraph('p2', '2', '- not a list: 2 > 1 | 3 ~ 4'),
        paragraph('p3', '3', '12) neither is this'),
      ],
    },
    {
      id: 'note-1',
      kind: 'note',
      place: 'apparatus',
      number: '1',
      blocks: [paragraph('n1', '1.1', 'What the editor says.')],
    },
  ],
};
const flat = flatten(text);
const all: TextRange = { start: 0, end: flat.text.length };
const rangeOf = (words: string): TextRange => {
  const start = flat.text.indexOf(words);
  return { start, end: start + words.length };
};

let made = 0;
const annotation = (changed: Partial<Annotation>, ...ranges: readonly TextRange[]): Annotation => ({
  id: `id-${(made += 1)}`,
  textId: text.id,
  created: `2026-11-24T08:00:0${made % 10}.000Z`,
  modified: `2026-11-24T08:00:0${made % 10}.000Z`,
  motivation: 'commenting',
  colour: 'green',
  style: 'solid',
  tags: [],
  note: '',
  targets: ranges.map((range) => describeRange(flat, text.contentHash, range)),
  ...changed,
});
const orphan = (note: string): Annotation => {
  const quote = { exact: 'words that are gone', prefix: 'before ', suffix: ' after' };
  return annotation({ note, targets: [{ quote, position: { start: 5, end: 24 }, contentHash: 'sha256-0' }] });
};

/** A line break that was typed is one (decision 112). */
const parser = new MarkdownIt({ breaks: true });
/** The text of the headings that stand in no container. */
const headings = (markdown: string): string[] => {
  const tokens = parser.parse(markdown, {});
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.level === 0 ? [plain(tokens[index + 1]?.children ?? [])] : [],
  );
};
/** The paragraphs of the block quotes that stand in no container, one list for each. */
const quotes = (markdown: string): string[][] => {
  const found: string[][] = [];
  for (const token of parser.parse(markdown, {})) {
    if (token.type === 'blockquote_open' && token.level === 0) found.push([]);
    if (token.type === 'inline' && token.level === 2) found.at(-1)?.push(plain(token.children ?? []));
  }
  return found;
};
type Tokens = NonNullable<ReturnType<typeof parser.parse>[number]['children']>;
const plain = (children: Tokens): string => {
  for (const { type } of children) if (!/^(text|text_special)$/.test(type)) return `<${type}>`;
  return children.map(({ content }) => content).join('');
};

describe('the exported Markdown', () => {
  it('gives no colour for a bookmark without a note, and the colour for one with a note', () => {
    const look = { motivation: 'bookmarking', colour: 'blue', style: 'strike-through' } as const;
    const bare = exportMarkdown(text, flat, [annotation(look, rangeOf('heading'))]);
    expect(bare).toContain('- Kind: bookmark');
    expect(bare).not.toContain('Colour');
    const worded = exportMarkdown(text, flat, [annotation({ ...look, note: 'mine' }, rangeOf('heading'))]);
    expect(worded).toContain('- Colour: blue, strike-through');
  });

  it('quotes only the first words of a paragraph that has a bookmark', () => {
    const { start = 0, end = 0 } = flat.byId.get('p1') ?? {};
    const marked = exportMarkdown(text, flat, [annotation({ motivation: 'bookmarking' }, { start, end })]);
    expect(marked).toMatch(/^> .*marks.*…$/mu);
    expect(marked).not.toContain('code');
  });

  it('begins with the metadata of the text', () => {
    const markdown = exportMarkdown(text, flat, []);
    expect(headings(markdown)).toEqual(['On *stars* & #hashes']);
    const html = parser.render(markdown);
    expect(html).toContain('Creator: Nobody [editor]');
    expect(html).toContain('between 1917-11-14 and 1917-11-15 (Old Style: 1917-11-01)');
    expect(html).toContain('Source: Nowhere, pp. 1-2.');
    expect(html).toContain('No notes yet.');
  });

  it('goes in reading order, notes on the whole text first, orphans included', () => {
    const markdown = exportMarkdown(text, flat, [
      orphan('the orphan'),
      annotation({ note: 'in the apparatus' }, rangeOf('the editor')),
      annotation({ note: 'later' }, rangeOf('not a list')),
      annotation({ note: 'earlier' }, rangeOf('heading')),
      annotation({ note: 'on it all' }),
    ]);
    expect(headings(markdown)).toEqual([
      'On *stars* & #hashes',
      'Notes on the whole text',
      '1. Note',
      'Notes',
      '1. Heading',
      '2. Paragraph 2',
      '3. Paragraph 1.1',
      'Notes whose place was not found',
      '1. Note',
    ]);
    const at = ['on it all', 'earlier', 'later', 'in the apparatus', 'the orphan'].map((note) =>
      markdown.indexOf(note),
    );
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThan(0);
    expect(quotes(markdown).at(-1)).toEqual(['words that are gone']);
  });

  it('quotes the very words of every block, whatever they mean in Markdown', () => {
    const markdown = exportMarkdown(text, flat, [annotation({}, all)]);
    expect(quotes(markdown)).toEqual([flat.blocks.map(({ block }) => block.text)]);
  });

  it('takes time in proportion to the length of a quote, even one of spaces', () => {
    const spaces = ' '.repeat(600_000);
    expect(escapeWords(`a${spaces}b${spaces}\n${spaces}c`)).toBe(`a${spaces}b c`);
  });

  it('says where a passage stands, its colour, tags and times', () => {
    const changed = { tags: ['a_tag', 'two'], style: 'wavy', modified: '2026-11-25T08:00:00.000Z' } as const;
    const range = { start: rangeOf('marks').start, end: rangeOf('neither').end };
    const one = annotation(changed, range);
    const html = parser.render(exportMarkdown(text, flat, [one, annotation({}, rangeOf('editor'))]));
    expect(html).toContain('Place: text, paragraphs 1–3 (p1, p2, p3)');
    expect(html).toContain("Place: editor's note 1, paragraph 1.1 (n1)");
    expect(html).toContain('Colour: green, wavy');
    expect(html).toContain('Tags: a_tag, two');
    expect(html).toContain(`Created: ${one.created}`);
    expect(html).toContain('Modified: 2026-11-25T08:00:00.000Z');
  });

  it('gives each passage of a note with several its own quote, in reading order', () => {
    const markdown = exportMarkdown(text, flat, [annotation({}, rangeOf('neither'), rangeOf('heading'))]);
    expect(quotes(markdown)).toEqual([['heading'], ['neither']]);
    expect(markdown).toContain('### 1. Heading');
  });

  const notes: [string, string][] = [
    ['a heading', '# Mine\n\nUnderlined\n======\n\n---'],
    ['a fence that is never closed', '```js\n# code\n\n- more'],
    ['tildes and a longer fence', '~~~~\n~~~\n## x'],
    ['a comment that is never closed', '<!-- hidden\n\n## x'],
    ['a script that is never closed', '<script>\n\n## x'],
    ['a list', '1. one\n2. two\n   - three\n\n\n\n     four'],
    ['a quotation', '> quoted\nlazily'],
    ['line ends of another system', 'one\r\n\r\n# two\rthree'],
    ['blank lines before and after', '\n\n  text\n\n\n'],
    ['indented code after a tab', 'code:\n\n\tindented'],
  ];
  it.each(notes)('keeps a note within its place and as it was typed: %s', (_, note) => {
    const markdown = exportMarkdown(text, flat, [
      annotation({ note }, rangeOf('A heading')),
      annotation({ note: 'the next' }, rangeOf('neither')),
    ]);
    expect(headings(markdown)).toEqual(['On *stars* & #hashes', 'Notes', '1. Heading', '2. Paragraph 3']);
    expect(quotes(markdown)).toEqual([['A heading'], ['neither']]);
    const html = parser.render(markdown);
    expect(withoutSpace(html)).toContain(withoutSpace(parser.render(note)));
    expect(html).toContain('the next');
  });
});

const withoutSpace = (html: string): string => html.replaceAll(/\s+/g, '');
