import { describe, expect, it } from 'vitest';
import { printPieces } from '#renderer/print/pieces';

const block = {
  text: 'One two three four',
  spans: [
    { type: 'emphasis', start: 4, end: 13 },
    { type: 'title', start: 8, end: 13 },
  ],
} as const;

describe('a block cut for paper', () => {
  it('keeps every word once, in order', () => {
    const pieces = printPieces(
      block,
      [{ start: 2, end: 10, colour: 'pink', style: 'solid' }],
      [{ at: 5, number: 1 }],
    );
    expect(pieces.map(({ text }) => text).join('')).toBe(block.text);
  });

  it('bears a highlight that crosses the edges of spans and of another highlight', () => {
    const marks = [
      { start: 2, end: 10, colour: 'pink', style: 'solid' },
      { start: 6, end: 18, colour: 'blue', style: 'wavy' },
    ] as const;
    const marked = (colour: string): string =>
      printPieces(block, marks, [])
        .filter((piece) => piece.marks.some((mark) => mark.colour === colour))
        .map(({ text }) => text)
        .join('');
    expect(marked('pink')).toBe('e two th');
    expect(marked('blue')).toBe('o three four');
  });

  it('knows the spans around each piece, the outermost first', () => {
    const three = printPieces(block, [], []).find(({ text }) => text === 'three');
    expect(three?.spans.map(({ type }) => type)).toEqual(['emphasis', 'title']);
  });

  it('puts the sign of a note after the last of its words, also at the end of the block', () => {
    const pieces = printPieces(
      block,
      [],
      [
        { at: 7, number: 1 },
        { at: 18, number: 2 },
        { at: 18, number: 3 },
      ],
    );
    expect(pieces.filter(({ notes }) => notes.length > 0)).toMatchObject([
      { text: 'two', notes: [1] },
      { text: ' four', notes: [2, 3] },
    ]);
  });

  it('leaves a plain block whole', () => {
    expect(printPieces({ text: 'Plain.', spans: [] }, [], [])).toEqual([
      { text: 'Plain.', spans: [], marks: [], notes: [] },
    ]);
  });
});
