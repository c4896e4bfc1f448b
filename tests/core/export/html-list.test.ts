import fc from 'fast-check';
import { serialize, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { notesFormats } from '#core/export/formats';
import { exportLayouts } from '#core/export/options';
import { markdown } from '#core/markdown/note-markdown';
import { wellFormed } from '#core/text/well-formed';
import { hostile, made, options, written } from './support/html-pages';
import { annotation, notes, targetOf } from './support/noted-text';
import { attributeOf, elementsOf, hasClass, inside, shown, textOf, type Element } from './support/page';

const readHtml = (content: string) => [...notesFormats.html.read([content])];

describe('the list', () => {
  const articles = (content: string): readonly Element[] =>
    elementsOf(content).filter((element) => hasClass(element, 'note'));
  const words = (element: Element, name: string): readonly string[] =>
    inside(element, (each) => hasClass(each, name)).map(textOf);

  it('shows what it says to programs: quotes, tags, colour and style', () => {
    fc.assert(
      fc.property(notes, (annotations) => {
        const how = options({ parts: ['quotes', 'tags', 'colours'] });
        const content = written(made(annotations, how), how);
        const read = readHtml(content);
        for (const [index, article] of articles(content).entries()) {
          const facts = read[index];
          expect(words(article, 'tag')).toEqual(facts?.tags?.map(shown));
          const signs = words(article, 'signs').join(' ');
          if (facts?.colour !== 'none') expect(signs).toContain(facts?.colour);
          if (facts?.label) expect(signs).toContain(facts.label);
          if (facts?.style !== 'solid') expect(signs).toContain(facts?.style);
          const kept = annotations.find(
            ({ id }) => id === made(annotations, how).texts[0]?.notes[index]?.annotation.id,
          );
          if (kept?.motivation === 'bookmarking') continue;
          const quotes = inside(article, ({ tagName }) => tagName === 'blockquote').map((quote) =>
            quote.childNodes.map(textOf).join('\n'),
          );
          expect(quotes).toEqual(facts?.quotes?.filter((quote) => quote !== '').map(shown));
        }
      }),
    );
  });

  it('shows the words of a note that its view shows', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const note = typed.replaceAll('#', '');
        const how = options({ parts: ['notes'] });
        const elements = elementsOf(written(made([annotation({ note })], how), how));
        const own = elements.filter((each) => hasClass(each, 'words')).map(textOf);
        const expected = textOf(parseFragment(markdown.render(wellFormed(note))));
        expect(own).toEqual(note === '' ? [] : [expected]);
      }),
    );
  });

  it('shows a note as its view does', () => {
    const note = [
      '*one* **two** ~~three~~ `<b>`\nfour [five](https://x.org/?a&b) [six](javascript:x) [seven](#s1-p1) [eight](#gone)',
      '> nine\n\n3. ten\n\n|a|b|\n|-|:-:|\n|c|d|\n\n```js\n<i>\n```\n\n![eleven](https://x.org/i.png) x[^1]\n\n[^1]: twelve',
    ].join('\n\n');
    const how = options({ parts: ['notes'] });
    const [own] = elementsOf(written(made([annotation({ note })], how), how)).filter((each) =>
      hasClass(each, 'words'),
    );
    expect(own && serialize(own)).toContain(
      '<p dir="auto"><em>one</em> <strong>two</strong> <s>three</s> <code>&lt;b&gt;</code><br>\nfour ' +
        '<a href="https://x.org/?a&amp;b" rel="noreferrer">five</a> [six](javascript:x) seven (paragraph 1, s1-p1) ' +
        'eight (gone, not found in this edition of the text)</p>\n',
    );
    expect(own && serialize(own)).toContain('<ol start="3" dir="auto">\n<li>ten</li>\n</ol>');
    expect(own && serialize(own)).toContain('<th>b</th>');
    expect(own && serialize(own)).toContain('<pre dir="auto"><code>&lt;i&gt;\n</code></pre>');
    expect(own && serialize(own)).toContain('eleven x<sup>1</sup>');
    expect(own && serialize(own)).toContain(
      '<section><ol>\n<li><p dir="auto">twelve</p>\n</li>\n</ol>\n</section>',
    );
  });

  it('leads from a note to another that is in the page, and says when it is not', () => {
    const other = '00000000-0000-4000-8000-000000000002';
    const gone = '00000000-0000-4000-8000-000000000003';
    const note = `[one](#note-${other}) [two](#note-${gone})`;
    for (const layout of exportLayouts) {
      const how = options({ layout });
      const content = written(
        made([annotation({ note }), annotation({ id: other, note: 'x', targets: [targetOf('spoke')] })], how),
        how,
      );
      const elements = elementsOf(content);
      const href = attributeOf(
        elements.find(
          ({ tagName, childNodes: [child] }) => tagName === 'a' && child && textOf(child) === 'one',
        )!,
        'href',
      );
      const [target] = elements.filter((each) => `#${attributeOf(each, 'id')}` === href);
      expect(target && attributeOf(target, 'data-note')).toContain(other);
      expect(content).toContain('two (this note is not here)');
    }
  });
});
