import { describe, expect, it } from 'vitest';
import { markdown } from '#core/markdown/note-markdown';

const shown = (note: string): string => markdown.render(note).trim();

describe('the Markdown of a note', () => {
  it.each([
    ['[a](ftp://example.org)', '[a](ftp://example.org)'],
    ['[a](notes.html)', '[a](notes.html)'],
    ['<tel:1917>', '&lt;tel:1917&gt;'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a]\n\n[a]: file:///etc/passwd', '[a]</p>\n<p>[a]: file:///etc/passwd'],
  ])('shows %j as it was typed: nothing that looks like a link does nothing', (note, html) =>
    expect(shown(note)).toBe(`<p>${html}</p>`),
  );

  it('makes bare addresses links, and keeps what is typed in them', () => {
    expect(shown('https://example.org/a_b_c*d*?x=1&y=2.')).toBe(
      '<p><a href="https://example.org/a_b_c*d*?x=1&amp;y=2" data-bare="">https://example.org/a_b_c*d*?x=1&amp;y=2</a>.</p>',
    );
    expect(shown('见https://example.org/a。')).toContain('>https://example.org/a</a>。');
    expect(shown('`https://example.org`')).toBe('<p><code>https://example.org</code></p>');
    expect(shown('https://xn--80ak6aa92e.com/%E2%80%AE'), 'never decoded').toContain(
      '>https://xn--80ak6aa92e.com/%E2%80%AE</a>',
    );
    expect(shown('zotero://select/items/1')).toContain('href="zotero://select/items/1"');
  });

  it('shows a line break that was typed', () => {
    expect(shown('one\ntwo  \nthree\\\nfour')).toBe('<p>one<br>\ntwo<br>\nthree<br>\nfour</p>');
    expect(shown('- one\n  two\n\n> three\nfour')).toBe(
      '<ul>\n<li>one<br>\ntwo</li>\n</ul>\n<blockquote>\n<p>three<br>\nfour</p>\n</blockquote>',
    );
    expect(shown('```\none\ntwo\n```')).toBe('<pre><code>one\ntwo\n</code></pre>');
  });

  it('puts footnotes at the end with their numbers, even one of one word', () => {
    expect(shown('A claim[^a], two[^b], again[^a].\n\n[^a]: Kautsky\n[^b]: see https://example.org')).toBe(
      '<p>A claim<sup>1</sup>, two<sup>2</sup>, again<sup>1</sup>.</p>\n<section><ol>\n' +
        '<li><p>Kautsky</p>\n</li>\n' +
        '<li><p>see <a href="https://example.org" data-bare="">https://example.org</a></p>\n</li>\n' +
        '</ol>\n</section>',
    );
  });

  it.each([
    ['without its reference', '[^a]: Kautsky', '<p>[^a]: Kautsky</p>'],
    ['without words', 'x[^a]', '<p>x[^a]</p>'],
    [
      'for the second time',
      'x[^a]\n\n[^a]: one\n\n[^a]: two',
      '<p>x<sup>1</sup></p>\n<p>[^a]: two</p>\n<section><ol>\n<li><p>one</p>\n</li>\n</ol>\n</section>',
    ],
    ['that begins with a list', '[^a]: - one', '<p>[^a]: </p><ul>\n<li>one</li>\n</ul>'],
    [
      'within another',
      'x[^a] y[^b]\n\n[^a]: one\n\n    [^b]: two',
      '<p>x<sup>1</sup> y<sup>2</sup></p>\n<section><ol>\n<li><p>one</p>\n</li>\n<li><p>two</p>\n</li>\n</ol>\n</section>',
    ],
  ])('loses no words of a footnote %s', (_, note, html) => expect(shown(note)).toBe(html));

  it('takes time in proportion to the length of a note, even one of addresses', () => {
    for (const part of [
      'https://a.b/(',
      'www.a.b/[',
      'a@b.c/',
      'https://',
      '[^a]: b\n',
      '[^a]',
      'x[^a]\n\n[^a]: ',
    ])
      expect(shown(part.repeat(20_000 / part.length)).length, part).toBeGreaterThan(9);
  });
});
