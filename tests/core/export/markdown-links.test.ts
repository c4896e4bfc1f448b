import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { exportMarkdown } from '#core/export/markdown';
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
const exported = (...annotations: Annotation[]): string => exportMarkdown(text, flatten(text), annotations);

describe('links in exported notes', () => {
  it('to a paragraph are given by its number and locator, to a name by the name', () => {
    const note = 'See [¶ 1](#s1-p1), [him](#name-kamenev), [Kamenev, L. B.](#name-kamenev).';
    expect(exported(noted(first, note))).toContain(
      'See ¶ 1 (paragraph 1, s1-p1), him (Kamenev, L. B.), Kamenev, L. B..',
    );
  });

  it('to another note lead to it in the exported document', () => {
    const markdown = exported(noted(first, `As in [that](#note-${second}).`), noted(second, 'Here.'));
    expect(markdown).toContain(`As in [that](#note-${second}).`);
    expect(markdown).toContain(`<a id="note-${second}"></a>\n\n### 2. `);
    expect(markdown).not.toContain(`<a id="note-${first}">`);
  });

  it('become words when their target does not exist', () => {
    const markdown = exported(noted(first, `[a](#note-${gone}) [b](#s9-p9) [c](#name-nobody)`));
    expect(markdown).toContain(
      'a (this note is not here) b (s9-p9, not found in this edition of the text) c',
    );
    expect(markdown).not.toContain('](#');
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
