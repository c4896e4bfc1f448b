import { describe, expect, it } from 'vitest';
import { printSegments } from '#renderer/print/print-segments';

const block = {
  text: 'One two three four',
  spans: [
    { type: 'emphasis', start: 4, end: 13 },
    { type: 'title', start: 8, end: 13 },
  ],
} as const;

describe('the segments of a printed block', () => {
  it('contain every word once, in order', () => {
    const segments = printSegments(
      block,
      [{ start: 2, end: 10, colour: 'pink', style: 'solid' }],
      [{ at: 5, number: 1 }],
    );
    expect(segments.map(({ text }) => text).join('')).toBe(block.text);
  });

  it('carry a highlight that crosses the ends of spans and of another highlight', () => {
    const highlights = [
      { start: 2, end: 10, colour: 'pink', style: 'solid' },
      { start: 6, end: 18, colour: 'blue', style: 'wavy' },
    ] as const;
    const marked = (colour: string): string =>
      printSegments(block, highlights, [])
        .filter((segment) => segment.highlights.some((highlight) => highlight.colour === colour))
        .map(({ text }) => text)
        .join('');
    expect(marked('pink')).toBe('e two th');
    expect(marked('blue')).toBe('o three four');
  });

  it('carry their spans, the outermost first', () => {
    const three = printSegments(block, [], []).find(({ text }) => text === 'three');
    expect(three?.spans.map(({ type }) => type)).toEqual(['emphasis', 'title']);
  });

  it('carry the number of a note after the last of its words, also at the end of the block', () => {
    const segments = printSegments(
      block,
      [],
      [
        { at: 7, number: 1 },
        { at: 18, number: 2 },
        { at: 18, number: 3 },
      ],
    );
    expect(segments.filter(({ notes }) => notes.length > 0)).toMatchObject([
      { text: 'two', notes: [1] },
      { text: ' four', notes: [2, 3] },
    ]);
  });

  it('are one for a plain block', () => {
    expect(printSegments({ text: 'Plain.', spans: [] }, [], [])).toEqual([
      { text: 'Plain.', spans: [], highlights: [], notes: [] },
    ]);
  });
});
