import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewriteLinks } from '#core/links/rewrite-links';
import { markdown } from '#core/markdown/note-markdown';

/** What notes are made of at random. */
const pieces = [
  ...[
    '[a]',
    '[a][b]',
    '[B][]',
    '[c][a](#d)',
    '[a](#d)',
    '[a](https://x.org)',
    '![a][b]',
    ' [ [a] b ]',
    ' \\[a]',
    '`[a]`',
  ],
  ...[
    'word',
    'a*',
    '**b**',
    ' ',
    '\n',
    '\n\n',
    '> ',
    ' [ ',
    ']',
    '`',
    '\n\n[a]: #s1\n\n',
    '\n\n[b]: https://x.org "t"\n[a b]: <#e>\n',
    '\n\n[c]: javascript:x\n\n',
  ],
  ...[
    '\n- ',
    '\n1. ',
    '\n\n  ',
    '\n\n    ',
    '\n\n\t',
    '\n```\n',
    '\n```js\n',
    '\n  ```\n',
    '~~~\n',
    '\n# ',
    '\n---\n',
    '\n> ',
    '``',
    '[a](#d (t))',
    '[b](<#a b>)',
    '[c]( #x )',
    ' [k [l [m]]](#n)',
    '![e [a] ](#d)',
    '<https://x.org/[',
    'https://x.org/',
    '[^1]',
    // After an empty line: right below a quotation the reader of notes takes it for words of the quotation.
    '\n\n[^1]: ',
    '|',
    '\n|-|\n',
    '[a](javascript:x)',
    '\r\n',
    '\n- [a]: #z\n',
  ],
];

/**
 * Notes without a bar in the first line of a fence: where a delimiter row follows, the reader of notes takes that
 * line for the header of a table, and GitHub's specification for a fence. And without a footnote in the words of
 * a link by reference, which is no link to the reader of notes.
 */
const notesOf = (parts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...parts), { maxLength: 30 })
    .map((all) => all.join(''))
    .filter((note) => !/(?:```|~~~).*\||\[\^1\].*\]\[/u.test(note));

describe('rewriting', () => {
  const found = (markdown: string): string[] => {
    const links: string[] = [];
    rewriteLinks(markdown, (words, { kind, id }) => {
      links.push(`${words} → ${kind} ${id}`);
      return null;
    });
    return links;
  };

  it('changes the links into the program and nothing else', () => {
    const note = 'See [¶ 3](#s3-p1), [*my* note](#note-x "a title") and [out](https://example.org/#s3).';
    expect(rewriteLinks(note, (words, { id }) => `${words} (${id})`)).toBe(
      'See ¶ 3 (s3-p1), *my* note (note-x) and [out](https://example.org/#s3).',
    );
  });

  it('leaves a link when the rewriter gives null', () => {
    const note = 'a [b](#c)\r\n\r\n> [d [e] f](<#g>)\n';
    expect(rewriteLinks(note, () => null)).toBe(note);
    expect(found(note)).toEqual(['b → paragraph c', 'd [e] f → paragraph g']);
  });

  it('finds no link in code', () => {
    expect(found('`[a](#b)` ``[a](#b) ` `` \n\n```\n[a](#b)\n```\n\n~~~ x\n[a](#b)\n~~~~\n[c](#d)')).toEqual([
      'c → paragraph d',
    ]);
    expect(found('\\[a](#b)')).toEqual([]);
  });

  it('is not led astray by a stray backtick or a bracket', () => {
    expect(found('a ` b [c](#d)\n\n[[e](#f) ]( [`g`](#h)')).toEqual([
      'c → paragraph d',
      'e → paragraph f',
      '`g` → paragraph h',
    ]);
  });

  it('takes time in proportion to the length of a note, even one of brackets and backticks', () => {
    for (const part of [
      ...[' [ ', '[[', '](#', '`', '` ``', '[a](#', '\\[', '[`', '![', '[a](<', '[x](#a "', "[x](#a '"],
      ...['[x](#a (', '- ', '> ', '>\n', '- a\n', '[[a](#\\', '* * ', '`` `\n', '[a]: b\n', '[a][', '1. '],
    ]) {
      const note = `${part.repeat(200_000 / part.length)} [c](#d)`;
      expect(rewriteLinks(note, () => null).length, part).toBeGreaterThan(9);
    }
    const growing = Array.from({ length: 1400 }, (_, index) => '`'.repeat(index + 1)).join('x');
    expect(rewriteLinks(`${growing} [c](#d)`, () => 'e')).toBe(`${growing} e`);
    const deep = '- '.repeat(100_000) + '\n'.repeat(100_000);
    expect(rewriteLinks(`${deep}[c](#d)`, () => 'e')).toBe(`${deep}e`);
    expect(rewriteLinks('[c](#d)'.repeat(30_000), () => 'e')).toBe('e'.repeat(30_000));
    const both = (link: string): string => `${link} http://a.b `.repeat(20_000);
    expect(rewriteLinks(both('[c](#d)'), () => 'e')).toBe(both('e'));
  });

  it('knows every form of an address, and brackets however deep', () => {
    expect(
      found('[a](#b (a title)) [c](<#d e>) [f]( #g ) [h](\n#i\n"j"\n) [k [l [m]]](#n) [o](#p\\_q)'),
    ).toEqual([
      'a → paragraph b',
      'c → paragraph d e',
      'f → paragraph g',
      'h → paragraph i',
      'k [l [m]] → paragraph n',
      'o → paragraph p_q',
    ]);
    expect(found('[a](#b(c) [d](#e "f) <https://x.org/[g](#h)> [i](javascript:a)')).toEqual([]);
    expect(found('> [a\n> b](#c\n> "d")')).toEqual(['a\n> b → paragraph c']);
  });

  it.each([
    ['a fence in an item of a list', '- ```\n  [a](#b)\n  ```\n- [c](#d)'],
    ['a fence in a quotation, which ends with it', '> ```\n> [a](#b)\n\n[c](#d)'],
    ['a fence that shows a fence', '```\n```js\n[a](#b)\n```\n\n[c](#d)'],
    ['a fence that holds an empty line', '- 1\n\n  ~~~\n\n  [a](#b)\n\n  ~~~\n\n  [c](#d)'],
    ['a fence with line ends of another system', '```\r\n[a](#b)\r\n```\r\n[c](#d)'],
    ['an indented block', 'e\n\n    [a](#b)\n\n[c](#d)'],
    ['a block indented by a tab', 'e\n\n\t[a](#b)\n\n[c](#d)'],
    ['an indented block in an item', '1. e\n\n       [a](#b)\n\n   [c](#d)'],
  ])('finds no link in %s', (_, note) => {
    expect(found(note)).toEqual(['c → paragraph d']);
    expect(rewriteLinks(note, () => 'e')).toBe(note.replace('[c](#d)', 'e'));
  });

  it('reads code spans and links within one paragraph, item or heading only', () => {
    expect(found('- a ` b\n- [c](#d) ` e\n\n# f `\n[g](#h) `\n\n- [i\n- j](#k)\n\n[l\n    m](#n)')).toEqual([
      'c → paragraph d',
      'g → paragraph h',
      'l\n    m → paragraph n',
    ]);
  });

  it('escapes words that would begin a heading or a list', () => {
    const note = '[# a](#b)\n\n> [1. c](#d) [- e](#f)\n\n- [+ g](#h)';
    expect(rewriteLinks(note, (words) => words)).toBe('\\# a\n\n> 1\\. c - e\n\n- \\+ g');
  });

  it('makes links by reference inline ones, and takes their definitions away', () => {
    const note = [
      'See [¶ 3][here], [here], [*all*][] and [a title][out].',
      '',
      '[Here]: #s3-p1',
      "[*all*]: <#name-kamenev> 'a title'",
      '[out]: https://example.org/a(b) "Its \'title\'"',
      '[here]: #not-this-one',
      '',
      'The end',
    ].join('\n');
    expect(rewriteLinks(note, (words, { id }) => `${words} (${id})`)).toBe(
      `See ¶ 3 (s3-p1), here (s3-p1), *all* (kamenev) and [a title](<https://example.org/a(b)> "Its 'title'").\n\nThe end`,
    );
  });

  it('leaves brackets without a definition', () => {
    const note = 'a [b] [c][d] ![e] [f](g) [h [i](#j)]\n[k]: #l\n\n    [m]: #n\n\n[o]: a b';
    expect(rewriteLinks(note, () => null)).toBe(note);
  });

  it('renders the same when no link is replaced, whatever the links look like', () => {
    // A fence that is never closed takes the empty lines where definitions were.
    const rendered = (note: string): string => markdown.render(note).replaceAll(/\s+<\/code>/gu, '\n</code>');
    fc.assert(
      fc.property(notesOf(pieces), (note) => {
        expect(rendered(rewriteLinks(note, () => null))).toBe(rendered(note));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the links that the reader of notes shows, and no other', () => {
    const withoutImages = pieces.filter((piece) => !piece.startsWith('!'));
    fc.assert(
      fc.property(notesOf(withoutImages), (note) => {
        const ids: string[] = [];
        rewriteLinks(note, (_, { id }) => {
          ids.push(id);
          return null;
        });
        const shown = [...markdown.render(note).matchAll(/href="#([^"]*)"/gu)];
        // Footnotes are shown at the end.
        expect(ids.sort()).toEqual(shown.map(([, id = '']) => decodeURIComponent(id)).sort());
      }),
      { numRuns: 2000 },
    );
  });
});
