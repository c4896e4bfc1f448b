import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLosses } from '#core/export/facts';
import { notesFormats } from '#core/export/formats';
import { exportLayouts, exportParts, type ExportOptions, type ExportPart } from '#core/export/options';
import { noteGroupings } from '#core/notes/note-groups';
import { hostile, made, options, version, written } from './support/html-pages';
import { annotation, notes, targetOf } from './support/noted-text';
import { attributeOf, elementsOf } from './support/page';

const readHtml = (content: string) => [...notesFormats.html.read([content])];

const chosen = fc.record({
  layout: fc.constantFrom(...exportLayouts),
  parts: fc.subarray([...exportParts]),
  grouping: fc.constantFrom(...noteGroupings),
});
const leftOut = (how: ExportOptions): ExportPart[] => exportParts.filter((part) => !how.parts.includes(part));

describe('what is read back', () => {
  it('is what was written, whatever the words, the layout, the groups and the parts', () => {
    fc.assert(
      fc.property(notes, chosen, hostile, (annotations, choice, was) => {
        const how = options(choice);
        const given = made(annotations, how, () => [
          { ...version, at: '2026-11-20T00:00:00.000Z', note: was },
        ]);
        const losses = findLosses(given, readHtml(written(given, how)), leftOut(how));
        expect(losses.filter(({ fact }) => fact !== 'malformed')).toEqual([]);
      }),
    );
  });

  it('holds notes on several texts in both layouts', () => {
    for (const layout of exportLayouts) {
      const how = options({ layout });
      const one = made([annotation({ note: 'One', targets: [targetOf('spoke')] }), annotation()], how);
      const given = { ...one, texts: [...one.texts, ...one.texts.map((each) => ({ ...each, id: 'other' }))] };
      expect(findLosses(given, readHtml(written(given, how)))).toEqual([]);
    }
  });

  it('is refused where the page ends too early, and where a note has another form', () => {
    const content = written(made([annotation({ note: 'One' })], options()), options());
    expect(() => readHtml(content.slice(0, -20))).toThrow('no end');
    expect(() => readHtml(content.replace('"tags":[]', '"tags":[1]'))).toThrow('has not the form');
    expect(() => readHtml(content.replace('"text":', '"test":'))).toThrow('has not the form');
  });
});

describe('what was left out', () => {
  const secret = (part: string): string => `secret${part}`;
  const note = annotation({
    id: '5ec8e700-0000-4000-8000-000000000001',
    motivation: 'commenting',
    note: secret('Notes'),
    tags: [secret('Tags')],
    colour: 'pink',
    style: 'wavy',
    created: '1999-01-02T03:04:05.678Z',
    modified: '1998-02-03T04:05:06.789Z',
    targets: [
      {
        quote: { exact: secret('Quotes'), prefix: secret('Before'), suffix: secret('After') },
        position: { start: 123_457, end: 123_467 },
        contentHash: 'sha256-secret',
      },
      targetOf('was heard'),
    ],
  });
  const traces: Readonly<Record<ExportPart, readonly RegExp[]>> = {
    quotes: [/secretQuotes|secretBefore|secretAfter/u],
    sentences: [/He was heard!/u],
    notes: [/secretNotes/u],
    tags: [/secretTags/u],
    colours: [/secretLabel|"pink|pink["\s,]|wavy[,"]/u],
    locators: [/12345|sha256-secret|¶|cite="[^"]*#/u],
    dates: [/199[89]/u],
    versions: [/secretWas|1997/u],
    ids: [/5ec8e700|commenting/u],
  };
  const content = (layout: ExportOptions['layout'], parts: readonly ExportPart[]): string => {
    const how = options({ layout, parts });
    const [only] = made([note], how, () => [
      { ...version, at: '1997-01-01T00:00:00.000Z', note: secret('Was') },
    ]).texts;
    const label = secret('Label');
    const texts = only ? [{ ...only, notes: only.notes.map((each) => ({ ...each, label })) }] : [];
    const page = written({ made: '2026-11-29T08:00:00.000Z', version: '0.1.0', texts }, how);
    return page.slice(page.indexOf('<body>'));
  };
  // The whole text holds its own sentences.
  const cases = exportLayouts.flatMap((layout) =>
    exportParts
      .filter((part) => layout === 'list' || part !== 'sentences')
      .map((part) => [layout, part] as const),
  );

  it.each(cases)('is not in the page, not even hidden: %s, %s', (layout, part) => {
    const all = content(layout, exportParts);
    const others = content(
      layout,
      exportParts.filter((each) => each !== part),
    );
    for (const trace of traces[part]) {
      expect(all).toMatch(trace);
      expect(others).not.toMatch(trace);
    }
  });
});

describe('the page', () => {
  const names = new Set([
    ...['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'header', 'footer', 'section', 'article'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'span', 'bdi', 'i', 'ul', 'ol', 'li', 'blockquote'],
    ...['mark', 'a', 'time', 'code', 'pre', 'em', 'strong', 's', 'br', 'hr', 'sup', 'cite'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ]);
  const attributes = new Set([
    ...[
      'lang',
      'charset',
      'http-equiv',
      'content',
      'name',
      'class',
      'id',
      'dir',
      'cite',
      'role',
      'aria-label',
    ],
    ...['href', 'rel', 'datetime', 'start', 'title', 'data-note', 'data-order', 'data-label', 'data-number'],
  ]);

  it('has no element and no attribute of a reader’s words, links where they may lead, and each id once', () => {
    fc.assert(
      fc.property(notes, hostile, hostile, chosen, (annotations, words, tag, choice) => {
        const how = options(choice);
        const own = annotations.map((each) => ({
          ...each,
          note: each.note + words,
          tags: [...each.tags, tag],
        }));
        const elements = elementsOf(written(made(own, how), how));
        for (const element of elements) {
          expect(names).toContain(element.tagName);
          for (const { name } of element.attrs) expect(attributes).toContain(name);
          expect(attributeOf(element, 'href') ?? '#').toMatch(
            /^(?:#|https?:\/\/|mailto:|zotero:|obsidian:)/u,
          );
        }
        const ids = elements.flatMap((element) => attributeOf(element, 'id') ?? []);
        expect(ids).toHaveLength(new Set(ids).size);
        const inner = elements
          .flatMap((element) => attributeOf(element, 'href') ?? [])
          .filter((href) => href.startsWith('#'))
          .map((href) => decodeURIComponent(href.slice(1)));
        expect(ids).toEqual(expect.arrayContaining(inner));
      }),
    );
  });

  it('asks nothing of the network and runs nothing', () => {
    const [policy] = elementsOf(written(made([], options()), options()))
      .filter((element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy')
      .map((element) => attributeOf(element, 'content'));
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/u);
  });

  it('never skips a level of headings, whatever was typed', () => {
    const note = '### one\n\n# two\n\n###### three\n\n## four';
    for (const layout of exportLayouts)
      for (const grouping of noteGroupings) {
        const how = options({ layout, grouping });
        const given = made([annotation({ note }), annotation({ note, targets: [targetOf('spoke')] })], how);
        const levels = elementsOf(written(given, how))
          .filter(({ tagName }) => /^h[1-6]$/u.test(tagName))
          .map(({ tagName }) => Number(tagName.slice(1)));
        for (const [index, level] of levels.entries())
          expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2);
      }
  });
});
