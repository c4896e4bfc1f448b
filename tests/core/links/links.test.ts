import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { destinationOfLink, linkMarkdown, parseLink, type NoteLink } from '#core/links/links';

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
    ['#%6Eame-x', { kind: 'paragraph', id: 'name-x' }],
    [`#%6Eote-${uuid}`, { kind: 'paragraph', id: `note-${uuid}` }],
  ])('%s says where it leads', (destination, link) => {
    expect(parseLink(destination)).toEqual(link);
    expect(destinationOfLink(link)).toBe(destination);
  });

  it.each(['', '#', 'https://example.org/#s3-p1', 'javascript:alert(1)', 's3-p1'])(
    '%j leads nowhere inside the program',
    (destination) => expect(parseLink(destination)).toBeNull(),
  );

  it('shows its words as they are, and the id where there are none', () => {
    const link: NoteLink = { kind: 'paragraph', id: 's3-p1' };
    expect(reader.renderInline(linkMarkdown('~~gone~~ *here*', link))).toBe(
      '<a href="#s3-p1">~~gone~~ *here*</a>',
    );
    for (const none of ['', ' \n', '\u200b'])
      expect(reader.renderInline(linkMarkdown(none, link))).toBe('<a href="#s3-p1">s3-p1</a>');
  });

  it('is read back by any reader of Markdown, whatever its words and its id', () => {
    const some = fc.record({
      words: fc.string({ unit: 'grapheme', minLength: 1 }),
      kind: fc.constantFrom('paragraph', 'name'),
      id: fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom('name-', 'NAME-x', 'name-name-x', `note-${uuid}`, '%6Eame-x', '%'),
      ),
    });
    fc.assert(
      fc.property(some, ({ words, kind, id }) => {
        const link: NoteLink = kind === 'name' ? { kind, id } : { kind: 'paragraph', id };
        const plain = words.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
        fc.pre(plain !== '');
        expect(read(linkMarkdown(plain, link))).toEqual({ words: plain, link });
      }),
    );
  });
});
