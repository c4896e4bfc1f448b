import { describe, expect, it } from 'vitest';
import { citation } from '#core/export/citation';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';

const block = (id: string, text: string, label: string | null = null) =>
  ({ id, kind: 'paragraph', text, label, spans: [] }) as const;
const text = {
  metadata: {
    title: 'On <Peace> & *Land*',
    creator: 'Lenin',
    date: null,
    publisher: null,
    source: 'An archive',
    language: 'en',
  },
  sections: [
    {
      id: 's1',
      kind: 'part',
      place: 'text',
      blocks: [block('s1-p1', '1. The "words" & more', '1'), block('s1-p2', 'End', '2')],
    },
    { id: 'n1', kind: 'note', place: 'apparatus', blocks: [block('n1-p1', 'A note', '1.1')] },
  ],
} as unknown as StudyText; // no more of a text is read here
const flat = flatten(text);
const whole = { start: 0, end: flat.text.length };
const rangeOf = (id: string) => flat.byId.get(id) ?? whole;

describe('a citation', () => {
  it('gives the words, author, title, date, source and location in three forms', () => {
    expect(citation(text, flat, rangeOf('s1-p1'), '14 November 1917')).toEqual({
      plain: '“1. The "words" & more”\nLenin, On <Peace> & *Land*, 14 November 1917, An archive, ¶ 1 (s1-p1)',
      html:
        '<blockquote><p>1. The &quot;words&quot; &amp; more</p></blockquote>' +
        '<p>Lenin, <cite>On &lt;Peace&gt; &amp; *Land*</cite>, 14 November 1917, An archive, ¶ 1 (s1-p1)</p>',
      markdown:
        '> 1\\. The "words" \\& more\n\nLenin, *On \\<Peace\\> \\& \\*Land\\**, 14 November 1917, An archive, ¶ 1 (s1-p1)',
    });
  });

  it('leaves out what the text does not say, and says that words stand in a note', () => {
    const bare = { metadata: { ...text.metadata, creator: null, source: null } };
    expect(citation(bare, flat, rangeOf('n1-p1'), null).plain).toBe(
      '“A note”\nOn <Peace> & *Land*, editor’s note, ¶ 1.1 (n1-p1)',
    );
  });

  it('keeps paragraphs apart', () => {
    const { html, markdown, plain } = citation(text, flat, { start: 0, end: rangeOf('s1-p2').end }, null);
    expect(plain).toContain('more\n\nEnd”\n');
    expect(plain).toContain('¶ 1–2 (s1-p1)');
    expect(html).toContain('more</p><p>End</p></blockquote>');
    expect(markdown).toContain('more\n>\n> End\n\n');
  });
});
