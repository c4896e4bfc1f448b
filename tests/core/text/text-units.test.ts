import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterAround } from '#core/text/graphemes';
import { blockAt, type FlatText } from '#core/text/flat-text';
import { nearestEdge, neighbouringWord, stretched, units, unitsOf, type Ground } from '#core/text/text-units';
import { groundOf } from './ground';

const words = (text: string, unit: (typeof units)[number], language = 'en'): string[] =>
  unitsOf(text, unit, language).map(({ start, end }) => text.slice(start, end));

/** All steps in one direction, as the words that are selected after each. */
const walk = (ground: Ground, unit: (typeof units)[number], from: number): string[] => {
  const steps: string[] = [];
  let selected = stretched(ground, null, from, unit, 1);
  while (selected) {
    steps.push(ground.flat.text.slice(selected.start, selected.end));
    const next = stretched(ground, selected, from, unit, 1);
    if (next?.end === selected.end) break;
    selected = next;
  }
  return steps;
};

describe('units of a text', () => {
  it('are words without the signs between them, and sentences without the space after them', () => {
    expect(words('He said: “No.” [1] Then…', 'word')).toEqual(['He', 'said', 'No', '[1]', 'Then']);
    expect(words('It is time. We must act!  Now?', 'sentence')).toEqual([
      'It is time.',
      'We must act!',
      'Now?',
    ]);
  });

  it('take a note’s mark as one word, brackets and all', () => {
    expect(words('[1] The Vikzhel.[12] A [b-c]', 'word')).toEqual([
      '[1]',
      'The',
      'Vikzhel',
      '[12]',
      'A',
      '[b-c]',
    ]);
    expect(words('[not one] [—]', 'word')).toEqual(['not', 'one']);
  });

  it('do not part a note’s mark from the sentence that it follows', () => {
    expect(words('No point in it.[1] Troops must go.[12]', 'sentence')).toEqual([
      'No point in it.[1]',
      'Troops must go.[12]',
    ]);
  });

  it('are what a reader sees as one character', () => {
    expect(words('á👩‍👩‍👧 b', 'grapheme')).toEqual(['á', '👩‍👩‍👧', 'b']);
  });

  it('are found in languages without spaces, and under a tag that is no language', () => {
    expect(words('労働者の', 'word', 'ja').length).toBeGreaterThan(1);
    expect(words('two words', 'word', 'no such tag')).toEqual(['two', 'words']);
  });

  it('never part a character or overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...units), (text, unit) => {
        let last = 0;
        for (const { start, end } of unitsOf(text, unit, 'en')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(clusterAround(text, start)).toBeNull();
          expect(clusterAround(text, end)).toBeNull();
          last = end;
        }
      }),
    );
  });
});

describe('steps', () => {
  it('lead over the end of a paragraph into the next, and not into the notes', () => {
    const ground = groundOf(['One two.', '', 'Three.'], ['A note.']);
    expect(walk(ground, 'word', 4)).toEqual(['two', 'two.\n\nThree']);
    expect(walk(ground, 'sentence', 0)).toEqual(['One two.', 'One two.\n\nThree.']);
  });

  it('shrink a selection down to one unit and no further', () => {
    const ground = groundOf(['One two three']);
    const all = { start: 0, end: 13 };
    const two = stretched(ground, all, 0, 'word', -1);
    expect(two).toEqual({ start: 0, end: 7 });
    const one = stretched(ground, two, 0, 'word', -1);
    expect(one).toEqual({ start: 0, end: 3 });
    expect(stretched(ground, one, 0, 'word', -1)).toEqual(one);
  });

  it('select nothing where there are no words', () => {
    expect(stretched(groundOf(['', '—']), null, 0, 'word', 1)).toBeNull();
  });

  it('move from word to word and back', () => {
    const ground = groundOf(['One two.', 'Three']);
    const three = neighbouringWord(ground, 4, 1);
    expect(three).toEqual({ start: 9, end: 14 });
    expect(neighbouringWord(ground, 9, -1)).toEqual({ start: 4, end: 7 });
    expect(neighbouringWord(ground, 9, 1)).toBeNull();
    expect(neighbouringWord(ground, 0, -1)).toBeNull();
  });

  it('go forward and come back to the same edge, whatever the text', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.constantFrom(...units), fc.nat(), (paragraphs, unit, seed) => {
        const ground = groundOf(paragraphs);
        const offset = seed % (ground.flat.text.length + 1);
        const next = nearestEdge(ground, unit, 'end', offset, 1);
        if (next === null) return;
        expect(next).toBeGreaterThan(offset);
        expect(cuts(ground.flat, next)).toBe(false);
        const before = nearestEdge(ground, unit, 'end', next, -1);
        expect(nearestEdge(ground, unit, 'end', before ?? offset, 1)).toBe(next);
      }),
    );
  });
});

const cuts = (flat: FlatText, offset: number): boolean => {
  const { block, start } = blockAt(flat, offset);
  return clusterAround(block.text, offset - start) !== null;
};
