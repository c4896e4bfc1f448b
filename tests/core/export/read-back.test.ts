import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { gather } from '#core/export/gather';
import { writeMarkdown } from '#core/export/markdown';
import { defaultOptions } from '#core/export/options';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { gfm, meaningInView, notesIn, withoutFrontMatter } from './support/read-back';

const text: StudyText = {
  id: 'made-up-text',
  contentHash: 'sha256-1',
  metadata: { title: 'Title', creator: null, date: null, publisher: null, source: null, language: 'en' },
  names: [],
  sections: [
    {
      id: 's1',
      kind: 'speech',
      place: 'text',
      number: '1',
      blocks: [{ id: 's1-p1', kind: 'paragraph', label: '1', text: 'Kamenev spoke.', spans: [] }],
    },
  ],
};
const flat = flatten(text);
const inWords = ' (paragraph 1, s1-p1)';

const noted = (note: string, index: number): Annotation => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  textId: text.id,
  created: `2026-11-24T10:00:0${index}.000Z`,
  modified: `2026-11-24T10:00:0${index}.000Z`,
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note,
  targets: [],
});
const written = (edition: StudyText, annotations: readonly Annotation[]): string => {
  const texts = [gather(edition, flat, annotations, { labels: {} })];
  const given = { made: '2026-11-29T08:00:00.000Z', version: '0.1.0', texts };
  return [...writeMarkdown(given, defaultOptions('markdown'))].join('');
};
const exported = (...notes: readonly string[]): string => written(text, notes.map(noted));
const isReadBack = (...notes: readonly string[]): void => {
  const document = exported(...notes);
  expect(notesIn(document), document).toEqual(notes.map((note) => meaningInView(note, inWords)));
};

describe('a parser of GitHub’s Markdown reads in the export what the notes mean:', () => {
  it.each<[string, ...string[]]>([
    ['line breaks', 'one\ntwo \nthree  \nfour\\\nfive', '- one\n  two\n\n> three\n> four\nfive\n\nsix\n==='],
    [
      'line breaks in code and tables',
      '```\none\ntwo\n```\n\n`one\ntwo`\n\n|a|b|\n|-|-|\n|c|d|\n\n    e\n    f',
    ],
    ['a line before a table', 'one\ntwo\n\n- x\n\n  a|b\n  -|-\n  c|d'],
    [
      'footnotes with one label',
      'a[^1]\n\n[^1]: one',
      'b[^1]\n\n[^1]: two\nlines',
      'c[^1] d[^1-2]\n\n[^1]: x\n\n[^1-2]: y',
    ],
    ['labels that differ by case', 'a[^A] b[^a]\n\n[^A]: one\n\n[^a]: two', 'c[^a]\n\n[^a]: three'],
    ['a footnote of one word', 'a[^1]\n\n[^1]: Kautsky', 'b[^1]'],
    ['a footnote of another note', 'a[^1]', 'b[^1]\n\n[^1]: Kautsky'],
    ['a footnote without its reference', 'a\n[^1]: Kautsky', 'b[^1]\n\n[^1]: one\n\n[^1]: two'],
    [
      'what stands below a footnote that is none',
      '[^1]: x\n---\ny',
      '[^1]: x\n===',
      '> [^1]: x\n> ---',
      '[^1]: x\n-\n\n- y',
    ],
    ['a footnote of several blocks', 'a[^1]\n\n[^1]: one\ntwo\n\n    three\n\n    - four\n\nfive'],
    [
      'addresses',
      'https://x.org/a_b_c*d*_ and (https://x.org/(e)_f), <https://x.org/_g_>.',
      'zotero://select/items/1_2_3',
    ],
    ['an address that holds brackets', 'https://x.org/[b](#s1-p1) [c](#s1-p1)'],
    [
      'addresses that are no links',
      '[a](ftp://x.org/_b_) <tel:1917> <ftp://x> [c]\n\n[c]: notes.html\nd',
      '[c]',
    ],
    ['HTML as words', '<b>bold</b> <!-- hidden\n\n<script>\n\n<div>\n*a*\n</div> 1 < 2 <3'],
    ['tildes', '~1905~ and ~~gone~~, ~ 1917'],
    ['references of one name', '[a]\n\n[a]: https://x.org/1', '[a]\n\n> [a]: https://x.org/2', '[a] b'],
    ['a definition of several lines', '[a]\n\n[a]:\n  https://x.org/1\n  "A title"\n\nb', '[a]'],
    [
      'headings',
      'a\n# b *c*\nd\n\n### e',
      'a\nb\n---\nc\n===\nd',
      '- # a\n  b\n- c\n  ===\n\n> d\n> # e\n> f',
    ],
    ['a code fence that is never closed', '```js\n# a\n', '> ~~~\n> b', '~~~~\n~~~'],
    ['what Obsidian would hide, or take for a formula', 'a %%b', 'c %% d $$ e %%%', '`%%` $5'],
    ['code over two lines with HTML', 'a `b\n</p>`', '> `a\n> <div>`'],
    ['a link to a paragraph', '[a](#s1-p1)\n[# b](#s1-p1)\n[^c](https://x.org)'],
  ])('%s', (_, ...notes) => isReadBack(...notes));

  it('addresses in the words of a text, and its title', () => {
    const words = 'x_y https://x.org/a_b_c*d*?e=[f]&g, www.x.org/_h_*i* (a_b@x.org) (zotero://select/j_k).';
    const changed = { ...text, metadata: { ...text.metadata, title: words, source: words } };
    const targets = [
      { quote: { exact: words, prefix: '', suffix: '' }, position: { start: 0, end: 1 }, contentHash: 'old' },
    ];
    const document = written(changed, [{ ...noted('', 0), targets }]);
    const addresses: string[] = [];
    const shown: string[] = [];
    const visit = (node: Nodes): void => {
      if (node.type === 'link') addresses.push(node.url);
      if (node.type === 'text') shown.push(node.value);
      if ('children' in node) node.children.forEach(visit);
    };
    visit(gfm(withoutFrontMatter(document)));
    const found = [
      ...[
        'https://x.org/a_b_c*d*?e=[f]&g',
        'http://www.x.org/_h_*i',
        'mailto:a_b@x.org',
        'zotero://select/j_k',
      ],
    ];
    expect(addresses).toEqual([...found, ...found]);
    expect(shown.join('').split(words)).toHaveLength(3);
  });

  const runs = Number(process.env['LECTERN_RUNS'] ?? 40);
  const pieces = [
    ...[
      'word',
      'a*',
      ' **b** ',
      ' *c* ',
      ' ',
      ' ',
      '\n',
      '\n',
      '\n\n',
      '  \n',
      '\\*',
      '&amp;',
      '!',
      '_d_',
      '1 < 2',
    ],
    ...[
      '`',
      '`e`',
      '~1905',
      ' ~~f~~ ',
      '<b>',
      '</p>',
      '<!-- ',
      '<script>\n',
      '[x]',
      '[^1]',
      '[^2]',
      'g[^1]',
      ' (',
    ],
    ...[
      '\n\n[^1]: Kautsky\n\n',
      '\n\n[^2]: h[^1] *i*\nj\n\n',
      '\n\n[^1]: `k`\n\n',
      '\n\n[r]: https://x.org/r "t"\n\n',
    ],
    ...[
      '[r]',
      '[l][r]',
      '[m](https://x.org/a_b)',
      '[n](ftp://x.org)',
      ' [o](#s1-p1) ',
      '![p](https://x.org/p)',
    ],
    ...[
      ' https://x.org/a_b*c_ ',
      '(https://x.org/(q))',
      '<https://x.org/*r*>',
      '<ftp://x.org>',
      ' zotero://select/1 ',
    ],
    ...[
      '\n- s',
      '\n1917. t',
      '\n> u',
      '\n# v\n',
      '\n\n```\nw\n```\n\n',
      '\n\nx\n\n    y\n\nz\n\n',
      '\n\n|z|a|\n|-|-|\n|b|c|\n\n',
      '\n---\n',
    ],
    ...['\nd\n===\n', '\n- # e\n', '\n> # f\n', '\n> g\n> # h\n> i\n', '%%', '$$', '\n\n~~~\nopen'],
  ];
  const note = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((all) => `a${all.join('')}`);

  it('whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 3 }), (notes) => isReadBack(...notes)),
      { numRuns: runs },
    );
  });
});
