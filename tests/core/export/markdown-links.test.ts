import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { gather } from '#core/export/gather';
import { writeHtml } from '#core/export/html';
import { writeMarkdown } from '#core/export/markdown';
import { writeMarkdownFolder } from '#core/export/markdown-folder';
import { readMarkdown } from '#core/export/markdown-read';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions } from '#core/export/options';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';

const [first, second, gone] = [1, 2, 3].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);

const text: StudyText = {
  id: 'made-up-text',
  contentHash: 'sha256-1',
  metadata: { title: 'Title', creator: null, date: null, publisher: null, source: null, language: 'en' },
  names: [{ key: 'kamenev', type: 'person', form: 'Kamenev, L. B.' }],
  sections: [
    {
      id: 's1',
      kind: 'speech',
      place: 'text',
      number: '1',
      blocks: [
        {
          id: 's1-p1',
          kind: 'paragraph',
          label: '1',
          text: 'Kamenev spoke.',
          spans: [{ type: 'person', key: 'kamenev', start: 0, end: 7 }],
        },
      ],
    },
  ],
};

const noted = (id: string | undefined, note: string): Annotation => ({
  id: id ?? '',
  textId: text.id,
  created: '2026-11-24T10:00:00.000Z',
  modified: '2026-11-24T10:00:00.000Z',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note,
  targets: [],
});
const gathered = (...annotations: Annotation[]): ExportedNotes => ({
  made: '2026-11-29T08:00:00.000Z',
  version: '0.1.0',
  texts: [gather(text, flatten(text), annotations, { labels: {} })],
});
const exported = (...annotations: Annotation[]): string =>
  [...writeMarkdown(gathered(...annotations), defaultOptions('markdown'))].join('');
/** The words of the notes, without the map at the end, which may hold what was typed. */
const shown = (document: string): string => document.slice(0, document.indexOf('<!--'));

describe('links in exported notes', () => {
  it('to a paragraph are given by its number and locator, to a name by the name', () => {
    const note = 'See [¶ 1](#s1-p1), [him](#name-kamenev), [Kamenev, L. B.](#name-kamenev).';
    const words = 'See ¶ 1 (paragraph 1, s1-p1), him (Kamenev, L. B.), Kamenev, L. B..';
    expect(exported(noted(first, note))).toContain(words);
    expect([...writeHtml(gathered(noted(first, note)), defaultOptions('html'))].join('')).toContain(words);
  });

  it('to another note lead to it in the exported document', () => {
    const markdown = exported(noted(first, `As in [that](#note-${second}).`), noted(second, 'Here.'));
    expect(markdown).toContain(`As in [that](#note-${second}).`);
    expect(markdown).toContain(`<a id="note-${second}"></a>\n\nHere.`);
    expect(markdown).not.toContain(`<a id="note-${first}">`);
  });

  it('to a note on another text lead to it, too', () => {
    const [one, other] = [
      gathered(noted(first, `[that](#note-${second})`)),
      gathered(noted(second, 'Here.')),
    ];
    const texts = [...one.texts, ...other.texts];
    const markdown = [...writeMarkdown({ ...one, texts }, defaultOptions('markdown'))].join('');
    expect(markdown).toContain(`[that](#note-${second})`);
    expect(markdown).toContain(`<a id="note-${second}"></a>\n\nHere.`);
  });

  it('lead to one place when the note stands in several groups', () => {
    const notes = [noted(first, `[that](#note-${second})`), { ...noted(second, 'Here.'), tags: ['a', 'b'] }];
    const texts = [gather(text, flatten(text), notes, { labels: {}, grouping: 'tag' })];
    const markdown = [...writeMarkdown({ ...gathered(), texts }, defaultOptions('markdown'))].join('');
    expect(markdown.match(/Here\./gu)).toHaveLength(2);
    expect(markdown.match(/<a id=/gu)).toHaveLength(1);
  });

  it('are wiki links between the files of a folder', () => {
    const notes = [
      noted(first, `As in [*that* | one]](#note-${second}), [gone](#note-${gone}).`),
      noted(second, 'Here: it is?'),
    ];
    const [one, other] = [...writeMarkdownFolder(gathered(...notes), defaultOptions('markdown'))];
    expect(other?.name).toBe('Here it is.md');
    expect(one?.content).toContain(`As in [*that* | one]](#note-${second}), gone (this note is not here).`);
    const plain = [noted(first, `As in [*that* one](#note-${second}).`), noted(second, 'Here: it is?')];
    const [linking] = [...writeMarkdownFolder(gathered(...plain), defaultOptions('markdown'))];
    expect(linking?.content).toContain('As in [[Here it is|that one]].');
    expect([...readMarkdown([exported(...plain)])][0]?.note).toBe(`As in [*that* one](#note-${second}).`);
  });

  it('become words when their target does not exist', () => {
    const markdown = exported(noted(first, `[a](#note-${gone}) [b](#s9-p9) [c](#name-nobody)`));
    expect(markdown).toContain(
      'a (this note is not here) b (s9-p9, not found in this edition of the text) c',
    );
    expect(shown(markdown)).not.toContain('](#');
  });

  it('by reference mean in the exported document what they meant in their notes', () => {
    const markdown = exported(
      noted(first, 'So [him][1].\n\n[1]: https://example.org/one'),
      noted(second, 'Not [there][1], [here].\n\n[1]: https://example.org/two\n[here]: #s1-p1'),
    );
    expect(markdown).toContain('So [him](<https://example.org/one>).');
    expect(markdown).toContain('Not [there](<https://example.org/two>), here (paragraph 1, s1-p1).');
    expect(markdown).not.toMatch(/^ *\[[^\]]+\]:/mu);
  });

  it('out of the program, and what is code, stay as they were typed', () => {
    const note = '[out](https://example.org/#s1-p1) and `[x](#s1-p1)`';
    expect(exported(noted(first, note))).toContain(note);
  });
});
