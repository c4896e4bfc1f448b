import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLosses } from '#core/export/facts';
import { readBlocks } from '#core/export/markdown-map';
import { readMarkdown as readPieces } from '#core/export/markdown-read';
import { exportParts } from '#core/export/options';
import { noteGroupings } from '#core/notes/note-groups';
import type { StudyText } from '#core/text/study-text';
import {
  all,
  documentOf,
  gathered,
  headingsOf,
  matterOf,
  quotesOf,
  whole,
} from './support/markdown-document';
import { annotation, labels, notes, targetOf, text, words } from './support/noted-text';
import { nodesOf } from './support/read-back';

const readMarkdown = (content: string) => [...readPieces([content])];
const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const orphan = annotation({
  id: id(9),
  note: 'Where is it?',
  targets: [{ ...targetOf('spoke'), quote: { exact: 'gone', prefix: '', suffix: '' }, contentHash: 'old' }],
});

describe('the exported Markdown', () => {
  it('is a quotation, its citation, my words, tags, and the label of the colour', () => {
    const one = annotation({
      targets: [targetOf('Kamenev 😀 spoke'), targetOf('𝔏enin rose.\nNobody')],
      note: 'What *I* think.\n\n- of it',
      tags: ['peace', 'to check', '1917'],
      colour: 'green',
    });
    const document = documentOf(gathered([one], { grouping: 'section' }));
    expect(document.slice(document.indexOf('\n# '), document.indexOf('<!--'))).toBe(
      `\n# Speeches \\[\\], "made up"\n\n## First speech\n\n> Kamenev 😀 spoke\n\n(Speech, ¶ 1)\n\n` +
        `> 𝔏enin rose.\n>\n> Nobody\n\n(Speech, ¶ 1–2)\n\nWhat *I* think.\n\n- of it\n\n` +
        `#peace #to-check #y1917 · to check (green)\n\n`,
    );
  });

  it('begins with front matter that is YAML, with the date in both calendars', () => {
    const metadata = {
      ...text.metadata,
      creator: 'yes: "no" # \u0085\u2028',
      publisher: '- [x]',
      date: {
        gregorian: { notBefore: '1917-11-14', notAfter: '1917-11-15' },
        julian: { notBefore: '1917-11-01', notAfter: '1917-11-02' },
      },
    };
    const given = gathered([annotation({ tags: ['to do', 'peace'] })], {}, { ...text, metadata });
    expect(matterOf(documentOf(given))).toEqual({
      title: metadata.title,
      author: metadata.creator,
      date: '1917-11-14/1917-11-15',
      'date-old-style': '1917-11-01/1917-11-02',
      publisher: '- [x]',
      language: 'en',
      tags: ['to-do', 'peace'],
      exported: '2026-11-29',
      text: text.id,
    });
  });

  it('has notes on the whole text first, and says of the last that their place was not found', () => {
    const made = [
      orphan,
      annotation({ id: id(1), note: 'in the apparatus', targets: [targetOf('The editor')] }),
      annotation({ id: id(2), note: 'in the text', targets: [targetOf('Nobody')] }),
      annotation({ id: id(3), note: 'on it all' }),
    ];
    const document = documentOf(gathered(made, { grouping: 'section' }), ['quotes', 'notes']);
    expect(headingsOf(document)).toEqual([
      `# ${text.metadata.title}`,
      '## On the whole text',
      '## First speech',
      '## A note',
      '## Place not found',
    ]);
    expect(document).toContain('> gone\n\n(its place was not found in this edition of the text)\n\nWhere');
    expect(document).not.toContain('¶');
  });

  it.each([
    ['tag', ['## a b', '## none', '## Without a tag']],
    ['colour', ['## to check', '## Without a colour']],
    ['none', []],
  ] as const)('has headings for groups by %s', (grouping, expected) => {
    const made = [
      annotation({ colour: 'green', tags: ['a b', 'none'] }),
      annotation({ id: id(2), colour: 'none' }),
    ];
    const document = documentOf(gathered(made, { grouping }));
    expect(headingsOf(document)).toEqual([`# ${text.metadata.title}`, ...expected]);
  });

  it('holds times, ids and kinds only when they are asked for', () => {
    const one = annotation({ note: 'x', style: 'wavy', targets: [targetOf('spoke')] });
    const [short, long] = [documentOf(gathered([one])), whole(gathered([one]))];
    for (const fact of [one.created, one.modified, one.id, 'commenting', 'wavy', 'In the sentence'])
      expect([short.includes(fact), long.includes(fact)], fact).toEqual([false, true]);
  });

  it('holds several texts, each under its heading', () => {
    const [first, second] = [gathered([annotation()]), gathered([annotation({ note: 'On another' })])];
    const texts = [...first.texts, ...second.texts.map((each) => ({ ...each, id: 'another-text' }))];
    const document = whole({ ...first, texts });
    expect(headingsOf(document)).toEqual([`# ${text.metadata.title}`, `# ${text.metadata.title}`]);
    expect(matterOf(document)['text']).toEqual([text.id, 'another-text']);
    expect(document).toContain('\n\\=Nobody\n');
    expect(readMarkdown(document).map((note) => note.text)).toEqual([text.id, 'another-text']);
  });

  it('says when there is no note', () => {
    expect(documentOf(gathered([]))).toContain('\n\nNo notes yet.\n\n');
    expect(readMarkdown(documentOf(gathered([])))).toEqual([]);
  });
});

/** Markdown that wants to leave its note, and pieces of an export. */
const breaking = [
  ...['# Mine', 'Mine\n===', 'Mine\n---', '---', '***', '> # mine', '- # mine', '```js\n# x', '~~~', '    x'],
  ...[
    '<!-- ',
    '-->',
    '<script>',
    '<div>\n\n*x*',
    '</p>',
    '%%',
    '$$',
    '[^1]: x',
    'x[^1]',
    '[x]: https://x.org',
    '[x]',
  ],
  ...[
    '> gone',
    '(Speech, ¶ 1)',
    '#peace · yellow',
    '<!-- lectern 1\n{"parts":[],"tags":{}}\n-\n-->',
    '\n',
    '\n\n',
    ' ',
  ],
  ...['|a|\n|-|', '\\', '`', '1. ', '- ', '\t', '\u0000', '\u2028', '[¶](#s1-p1)', `[n](#note-${id(0)})`],
];
const hostile = fc.oneof(
  words,
  fc.array(fc.constantFrom(...breaking), { maxLength: 8 }).map((pieces) => pieces.join('\n')),
  fc.array(fc.constantFrom(...breaking), { maxLength: 8 }).map((pieces) => pieces.join('')),
);
const hostileNotes = fc
  .tuple(
    notes,
    fc.array(fc.record({ note: hostile, exact: hostile, tags: fc.array(hostile, { maxLength: 2 }) })),
  )
  .map(([some, more]) =>
    some.map((one, index) => {
      const { note, exact, tags } = more[index] ?? { note: '', exact: '', tags: [] };
      const [first] = one.targets;
      const target = first && { ...first, contentHash: 'old', quote: { ...first.quote, exact } };
      return { ...one, note, tags, targets: target ? [...one.targets, target] : [] };
    }),
  );
const anyText = fc
  .record({ title: hostile, creator: hostile, source: hostile })
  .map((metadata): StudyText => ({ ...text, metadata: { ...text.metadata, ...metadata } }));

const runs = Number(process.env['LECTERN_RUNS'] ?? 60);

describe('whatever the words, parts and groups,', () => {
  it('reading gives back what was asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(notes, hostileNotes),
        fc.subarray([...exportParts]),
        fc.constantFrom(...noteGroupings),
        fc.record({ green: hostile, yellow: hostile }),
        anyText,
        (made, parts, grouping, names, edition) => {
          const versions = new Map(
            made.map(({ id: of, note, tags }) => [of, [{ at: '2026', note, tags, colour: 'none' as const }]]),
          );
          const given = gathered(made, { grouping, labels: { ...labels, ...names }, versions }, edition);
          const leftOut = exportParts.filter((part) => !parts.includes(part));
          const losses = findLosses(given, readMarkdown(documentOf(given, parts)), leftOut);
          const never = ['contexts', 'positions', 'malformed', ...(parts.includes('ids') ? [] : ['style'])];
          expect(losses.filter(({ fact }) => !never.includes(fact))).toEqual([]);
        },
      ),
      { numRuns: runs },
    );
  });

  it('another parser finds our headings only, quotations in block quotes, and no HTML of a note', () => {
    fc.assert(
      fc.property(hostileNotes, anyText, (made, edition) => {
        const given = gathered(made, {}, edition);
        const document = documentOf(given);
        const { units } = readBlocks(document);
        const nodes = nodesOf(document);
        for (const block of [...units].flat()) {
          expect(nodes(block), JSON.stringify(block)).not.toBeNull();
          const types = nodes(block)?.map(({ type }) => type) ?? [];
          if (block.kind === 'quote' && block.markdown !== '') expect(types).toEqual(['blockquote']);
        }
        expect(all(document, 'heading')).toHaveLength(1);
        for (const { value } of all(document, 'html'))
          expect(value).toMatch(/^<a id="note-[\d-]+">$|^<\/a>$|^<!-- lectern 1\n[^]*\n-->$/u);
      }),
      { numRuns: runs },
    );
  });
});

it('gives another parser the very words of a quotation', () => {
  const exact =
    '# 1. The *first* has _marks_, [1] & <b>tags</b> \\ `x` %%\n- no list: 2 > 1 | 3 ~ 4\n12) nor this';
  const target = { ...targetOf('spoke'), contentHash: 'old', quote: { exact, prefix: '', suffix: '' } };
  expect(quotesOf(documentOf(gathered([annotation({ targets: [target] })])))).toEqual([exact.split('\n')]);
});

it('keeps a note apart from the next one, even when it looks like it', () => {
  const next = annotation({ id: id(2), note: 'The next.', tags: ['peace'], targets: [targetOf('spoke')] });
  const document = documentOf(gathered([next]));
  const copied = document.slice(document.indexOf('> spoke'));
  const given = gathered([annotation({ id: id(1), note: `Mine.\n\n---\n\n${copied}` }), next]);
  const [first, second] = readMarkdown(documentOf(given));
  expect([first?.note, first?.quotes]).toEqual([`Mine.\n\n---\n\n${copied}`, []]);
  expect([second?.note, second?.quotes, second?.tags]).toEqual(['The next.', ['spoke'], ['peace']]);
});

it('is refused when its lines are no longer where they were', () => {
  const document = documentOf(gathered([annotation({ note: 'x', targets: [targetOf('spoke')] })]));
  const moved = document.replace('> spoke', 'words\n\n> spoke');
  expect(() => readMarkdown(moved)).toThrow(SyntaxError);
  expect(() => readMarkdown(document.slice(0, document.indexOf('<!--')))).toThrow(SyntaxError);
  for (const [was, is] of [
    ['"tags":{}', '"tags":[]'],
    ['t1 ', 't1 z1'],
    ['m1', 'm100'],
  ] as const)
    expect(() => readMarkdown(document.replace(was, is)), is).toThrow(SyntaxError);
  expect(readMarkdown(document.replaceAll('\n', '\r\n'))).toEqual(readMarkdown(document));
});

it('takes time in proportion to its length', () => {
  const spaces = ' '.repeat(300_000);
  const exact = `a${spaces}b${spaces}\r${spaces}c`;
  const target = { ...targetOf('spoke'), contentHash: 'old', quote: { exact, prefix: '', suffix: '' } };
  const note = `${'~ '.repeat(100_000)}\n${'[^1]'.repeat(10_000)}${spaces}`;
  const given = gathered([annotation({ targets: [target], note, tags: [spaces] })]);
  expect(findLosses(given, readMarkdown(whole(given))).map(({ fact }) => fact)).toEqual([
    'contexts',
    'positions',
  ]);
});
