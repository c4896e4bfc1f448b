import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterAround } from '#core/text/graphemes';
import { blockAt, type FlatText } from '#core/text/flat-text';
import {
  nearestEdge,
  neighbouringWord,
  extendSelection,
  units,
  unitsOf,
  type TextScope,
} from '#core/text/text-units';
import { scopeOf } from './scope';

const words = (text: string, unit: (typeof units)[number], language = 'en'): string[] =>
  unitsOf(text, unit, language).map(({ start, end }) => text.slice(start, end));

/** All steps in one direction, as the words that are selected after each. */
const walk = (scope: TextScope, unit: (typeof units)[number], from: number): string[] => {
  const steps: string[] = [];
  let selected = extendSelection(scope, null, from, unit, 1);
  while (selected) {
    steps.push(scope.flat.text.slice(selected.start, selected.end));
    const next = extendSelection(scope, selected, from, unit, 1);
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

  it('are grapheme clusters', () => {
    expect(words('á👩‍👩‍👧 b', 'grapheme')).toEqual(['á', '👩‍👩‍👧', 'b']);
  });

  it('are found in languages without spaces, and under a tag that is no language', () => {
    expect(words('労働者の', 'word', 'ja').length).toBeGreaterThan(1);
    expect(words('two words', 'word', 'no such tag')).toEqual(['two', 'words']);
  });

  it('never split a character or overlap, whatever the text', () => {
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
    const scope = scopeOf(['One two.', '', 'Three.'], ['A note.']);
    expect(walk(scope, 'word', 4)).toEqual(['two', 'two.\n\nThree']);
    expect(walk(scope, 'sentence', 0)).toEqual(['One two.', 'One two.\n\nThree.']);
  });

  it('shrink a selection down to one unit and no further', () => {
    const scope = scopeOf(['One two three']);
    const all = { start: 0, end: 13 };
    const two = extendSelection(scope, all, 0, 'word', -1);
    expect(two).toEqual({ start: 0, end: 7 });
    const one = extendSelection(scope, two, 0, 'word', -1);
    expect(one).toEqual({ start: 0, end: 3 });
    expect(extendSelection(scope, one, 0, 'word', -1)).toEqual(one);
  });

  it('select nothing where there are no words', () => {
    expect(extendSelection(scopeOf(['', '—']), null, 0, 'word', 1)).toBeNull();
  });

  it('move from word to word and back', () => {
    const scope = scopeOf(['One two.', 'Three']);
    const three = neighbouringWord(scope, 4, 1);
    expect(three).toEqual({ start: 9, end: 14 });
    expect(neighbouringWord(scope, 9, -1)).toEqual({ start: 4, end: 7 });
    expect(neighbouringWord(scope, 9, 1)).toBeNull();
    expect(neighbouringWord(scope, 0, -1)).toBeNull();
  });

  it('go forward and come back to the same edge, whatever the text', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.constantFrom(...units), fc.nat(), (paragraphs, unit, seed) => {
        const scope = scopeOf(paragraphs);
        const offset = seed % (scope.flat.text.length + 1);
        const next = nearestEdge(scope, unit, 'end', offset, 1);
        if (next === null) return;
        expect(next).toBeGreaterThan(offset);
        expect(cuts(scope.flat, next)).toBe(false);
        const before = nearestEdge(scope, unit, 'end', next, -1);
        expect(nearestEdge(scope, unit, 'end', before ?? offset, 1)).toBe(next);
      }),
    );
  });
});

const cuts = (flat: FlatText, offset: number): boolean => {
  const { block, start } = blockAt(flat, offset);
  return clusterAround(block.text, offset - start) !== null;
};
