import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { rewriteLinks } from '#core/links/rewrite-links';

const markdown = new MarkdownIt();

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

  it('leaves links as they are of which nothing is made', () => {
    const note = 'a [b](#c)\r\n\r\n> [d [e] f](<#g>)\n';
    expect(rewriteLinks(note, () => null)).toBe(note);
    expect(found(note)).toEqual(['b → paragraph c', 'd [e] f → paragraph g']);
  });

  it('takes nothing in code for a link', () => {
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

  it('is over soon with a megabyte of brackets and backticks', () => {
    for (const part of [' [ ', '[[', '](#', '`', '` ``', '[a](#', '\\[', '[`']) {
      const note = `${part.repeat(1_000_000 / part.length)} [c](#d)`;
      expect(rewriteLinks(note, () => null)).toBe(note);
    }
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

  it('leaves brackets that refer to nothing', () => {
    const note = 'a [b] [c][d] ![e] [f](g) [h [i](#j)]\n[k]: #l\n\n    [m]: #n\n\n[o]: a b';
    expect(rewriteLinks(note, () => null)).toBe(note);
  });

  it('reads as before when nothing is made of the links, whatever they look like', () => {
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
      ],
    ];
    const notes = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((all) => all.join(''));
    fc.assert(
      fc.property(notes, (note) => {
        expect(markdown.render(rewriteLinks(note, () => null))).toBe(markdown.render(note));
      }),
      { numRuns: 2000 },
    );
  });
});
