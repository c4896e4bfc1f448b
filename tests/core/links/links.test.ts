import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { destinationOfLink, linkMarkdown, parseLink, rewriteLinks, type NoteLink } from '#core/links/links';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const reader = new MarkdownIt();

/** The first link that a reader of Markdown finds: its words and where it leads. */
const read = (markdown: string): { words: string; link: NoteLink | null } => {
  const tokens = reader.parseInline(markdown, {})[0]?.children ?? [];
  const open = tokens.findIndex(({ type }) => type === 'link_open');
  const close = tokens.findIndex(({ type }) => type === 'link_close');
  const words = tokens.slice(open + 1, close).map(({ content }) => content);
  return { words: words.join(''), link: parseLink(String(tokens[open]?.attrGet('href') ?? '')) };
};

describe('a link', () => {
  it.each<[string, NoteLink]>([
    ['#s3-p1', { kind: 'paragraph', id: 's3-p1' }],
    [`#note-${uuid}`, { kind: 'note', id: uuid }],
    ['#name-kamenev', { kind: 'name', id: 'kamenev' }],
    ['#note-1', { kind: 'paragraph', id: 'note-1' }],
  ])('%s says where it leads', (destination, link) => {
    expect(parseLink(destination)).toEqual(link);
    expect(destinationOfLink(link)).toBe(destination);
  });

  it.each(['', '#', 'https://example.org/#s3-p1', 'javascript:alert(1)', 's3-p1'])(
    '%j leads nowhere inside the program',
    (destination) => expect(parseLink(destination)).toBeNull(),
  );

  it('is read back by any reader of Markdown, whatever its words and its id', () => {
    const some = fc.record({
      words: fc.string({ unit: 'grapheme', minLength: 1 }),
      kind: fc.constantFrom('paragraph', 'name'),
      id: fc.string({ unit: 'grapheme', minLength: 1 }),
    });
    fc.assert(
      fc.property(some, ({ words, kind, id }) => {
        const link: NoteLink = kind === 'name' ? { kind, id } : { kind: 'paragraph', id: `p${id}` };
        const plain = words.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
        fc.pre(plain !== '');
        expect(read(linkMarkdown(plain, link))).toEqual({ words: plain, link });
      }),
    );
  });
});

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
    for (const part of ['[', '[[', '](#', '`', '` ``', '[a](#', '\\[', '[`']) {
      const note = `${part.repeat(1_000_000 / part.length)} [c](#d)`;
      expect(rewriteLinks(note, () => null)).toBe(note);
    }
  });
});
