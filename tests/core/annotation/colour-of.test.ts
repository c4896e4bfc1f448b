import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { colourOf, paintedColour } from '#core/annotation/colour-of';

const target = {
  quote: { exact: 'words', prefix: '', suffix: '' },
  position: { start: 0, end: 5 },
  contentHash: 'sha256-0',
};
type Part = Pick<Annotation, 'motivation' | 'colour' | 'note' | 'targets'>;
const made = (part: Partial<Part>): Part => ({
  motivation: 'highlighting',
  colour: 'green',
  note: '',
  targets: [target],
  ...part,
});

describe('the colour in which an annotation is shown', () => {
  it.each<[string, Partial<Part>, string]>([
    ['a highlight has its own', {}, 'green'],
    ['a new note on the whole text has none', { colour: 'none', targets: [] }, 'none'],
    ['a note on the whole text keeps the one that was chosen', { targets: [] }, 'green'],
    ['a bookmark has none, whatever an earlier version stored', { motivation: 'bookmarking' }, 'none'],
    [
      'a bookmark with a note keeps the one that was chosen',
      { motivation: 'bookmarking', note: 'x' },
      'green',
    ],
    ['what is painted always has one', { colour: 'none' }, 'yellow'],
  ])('%s', (_, part, colour) => {
    expect(colourOf(made(part))).toBe(colour);
  });
  it('is that of the words that are painted', () => {
    for (const colour of ['none', 'pink'] as const)
      expect(paintedColour(made({ colour }))).toBe(colourOf(made({ colour })));
  });
});
