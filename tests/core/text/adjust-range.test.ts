import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterAround, snapToGraphemes } from '#core/text/graphemes';
import { adjustRange, placeEnd, type Adjustment } from '#core/text/adjust-range';
import { blockAt } from '#core/text/flat-text';
import { unitsOf, type TextScope } from '#core/text/text-units';
import { scopeOf } from './scope';

const step = (
  edge: Adjustment['edge'],
  by: Adjustment['by'],
  unit: Adjustment['unit'] = 'word',
): Adjustment => ({
  edge,
  by,
  unit,
});

/** The words of `of`, once moved in the sentence "One two. / Three"; null where it does not move. */
const moved = (of: string, adjustment: Adjustment): string | null => {
  const scope = scopeOf(['One two.', 'Three'], ['A note.'], 'text');
  const start = scope.flat.text.indexOf(of);
  const next = adjustRange(scope, { start, end: start + of.length }, adjustment);
  return next && scope.flat.text.slice(next.start, next.end);
};

describe('an end of a range', () => {
  it('moves by a word or by a letter, over the end of a paragraph, and not into the notes', () => {
    expect(moved('One', step('end', 1))).toBe('One two');
    expect(moved('two', step('end', 1))).toBe('two.\nThree');
    expect(moved('two', step('end', 1, 'grapheme'))).toBe('two.');
    expect(moved('two.', step('end', -1))).toBe('two');
    expect(moved('two', step('start', -1))).toBe('One two');
    expect(moved('two', step('start', 1, 'grapheme'))).toBe('wo');
    expect(moved('Three', step('end', 1))).toBeNull();
    expect(moved('One', step('start', -1))).toBeNull();
  });

  it('does not stop inside the label of a note', () => {
    const scope = scopeOf(['The Vikzhel.[1] Troops'], ['[1] The reference'], 'apparatus');
    const { text } = scope.flat;
    const start = text.indexOf('The reference');
    const earlier = adjustRange(scope, { start, end: text.length }, step('start', -1));
    expect(text.slice(earlier?.start, earlier?.end)).toBe('[1] The reference');
    const inText = scopeOf(['The Vikzhel.[1] Troops']);
    const later = adjustRange(inText, { start: 4, end: 11 }, step('end', 1));
    expect(inText.flat.text.slice(later?.start, later?.end)).toBe('Vikzhel.[1]');
  });

  it('gives null when the range would become empty', () => {
    expect(moved('two', step('end', -1))).toBeNull();
    expect(moved('two', step('start', 1))).toBeNull();
    expect(moved('w', step('end', -1, 'grapheme'))).toBeNull();
  });

  it('does not enter the text from a note', () => {
    const scope = scopeOf(['One'], ['A note'], 'apparatus');
    expect(adjustRange(scope, { start: 4, end: 5 }, step('start', -1))).toBeNull();
    expect(adjustRange(scope, { start: 4, end: 5 }, step('end', 1))).toEqual({ start: 4, end: 10 });
  });
});

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 5 })), {
  minLength: 1,
  maxLength: 4,
});
const steps = fc.array(
  fc.record<Adjustment>({
    edge: fc.constantFrom('start', 'end'),
    unit: fc.constantFrom('grapheme', 'word'),
    by: fc.constantFrom(1, -1),
  }),
  { maxLength: 12 },
);

/** Some range of the scope that holds a letter and parts none. */
const someRange = ({ flat, limits }: TextScope, from: number, length: number) => {
  const size = limits.end - limits.start;
  if (size === 0) return null;
  const start = limits.start + (from % size);
  return snapToGraphemes(flat, { start, end: Math.min(limits.end, start + 1 + (length % size)) });
};

describe('random texts and adjustments', () => {
  it('keep a range non-empty, in its place, and with whole characters', () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.constantFrom('text', 'apparatus'),
        fc.nat(),
        fc.nat(),
        steps,
        (words, notes, place, from, length, moves) => {
          const scope = scopeOf(words, notes, place);
          let range = someRange(scope, from, length);
          for (const move of moves) {
            const next = range && adjustRange(scope, range, move);
            if (!range || !next) continue;
            const still = move.edge === 'start' ? 'end' : 'start';
            expect(next[still]).toBe(range[still]);
            expect((next[move.edge] - range[move.edge]) * move.by).toBeGreaterThan(0);
            expect(next.end).toBeGreaterThan(next.start);
            expect(next.start).toBeGreaterThanOrEqual(scope.limits.start);
            expect(next.end).toBeLessThanOrEqual(scope.limits.end);
            expect(isCut(scope, next.start) || isCut(scope, next.end)).toBe(false);
            range = next;
          }
        },
      ),
    );
  });

  it('a step by a word lands on a word’s edge, and there and back again is where a step had led', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.constantFrom('start', 'end'),
        fc.constantFrom(1, -1),
        (words, from, edge, by) => {
          const scope = scopeOf(words, [], 'text');
          const range = someRange(scope, from, from);
          const there = range && adjustRange(scope, range, step(edge, by));
          const further = there && adjustRange(scope, there, step(edge, by));
          if (!there || !further) return;
          expect(wordEdges(scope, edge)).toContain(there[edge]);
          expect(adjustRange(scope, further, step(edge, by === 1 ? -1 : 1))).toEqual(there);
        },
      ),
    );
  });
});

const wordEdges = ({ flat, language }: TextScope, edge: 'start' | 'end'): number[] =>
  flat.blocks.flatMap(({ block, start }) =>
    unitsOf(block.text, 'word', language).map((word) => start + word[edge]),
  );

const isCut = ({ flat }: TextScope, offset: number): boolean => {
  const { block, start } = blockAt(flat, offset);
  return clusterAround(block.text, offset - start) !== null;
};

/** The words of `of`, once one end was dropped before the bar in "One two three. / Four"; null where it cannot be. */
const dropped = (
  of: string,
  edge: Adjustment['edge'],
  at: string,
  unit: Adjustment['unit'] = 'word',
): string | null => {
  const scope = scopeOf(['One two three.', 'Four'], ['A note.'], 'text');
  const start = scope.flat.text.indexOf(of);
  const offset = scope.flat.text.indexOf(at.replace('|', '')) + at.indexOf('|');
  const next = placeEnd(scope, { start, end: start + of.length }, { edge, unit, offset });
  return next && scope.flat.text.slice(next.start, next.end);
};

describe('an end that is dropped', () => {
  it('goes to the nearest edge of a word, or of a letter', () => {
    expect(dropped('One', 'end', 'th|ree')).toBe('One two');
    expect(dropped('One', 'end', 'thr|ee')).toBe('One two three');
    expect(dropped('One', 'end', 'th|ree', 'grapheme')).toBe('One two th');
    expect(dropped('three', 'start', 'On|e', 'grapheme')).toBe('e two three');
    expect(dropped('three', 'start', 'two| ')).toBe('three');
    expect(dropped('three', 'start', 't|wo')).toBe('two three');
    expect(dropped('two', 'end', 'Fou|r')).toBe('two three.\nFour');
  });

  it('leaves a unit before the other end, and does not leave the text', () => {
    expect(dropped('two', 'end', '|One')).toBe('two');
    expect(dropped('two', 'start', 'thre|e')).toBe('two');
    expect(dropped('two', 'end', '|One', 'grapheme')).toBe('t');
    expect(dropped('two', 'end', 'A no|te')).toBeNull();
  });

  it('goes to the last and the first word of a place, also from the signs after and before it', () => {
    const text = scopeOf(['One two.', '“Three four.”'], ['“A note.”'], 'text');
    const notes = scopeOf(['One two.', '“Three four.”'], ['“A note.”'], 'apparatus');
    const words = (scope: TextScope, of: string, edge: Adjustment['edge'], offset: number): string | null => {
      const start = scope.flat.text.indexOf(of);
      const next = placeEnd(scope, { start, end: start + of.length }, { edge, unit: 'word', offset });
      return next && scope.flat.text.slice(next.start, next.end);
    };
    const border = text.limits.end;
    expect(words(text, 'Three', 'end', border)).toBe('Three four');
    expect(words(text, 'Three', 'end', border - 1)).toBe('Three four');
    expect(words(notes, 'note', 'start', border + 1)).toBe('A note');
    expect(words(notes, 'A', 'end', notes.limits.end)).toBe('A note');
    expect(words(text, 'two', 'start', 0)).toBe('One two');
  });

  it('is a range of whole characters, wherever it is dropped', () => {
    const scope = scopeOf(['e\u0301t\u00e9 \u{10330}\u{10331} 👩‍👩‍👧 fin.', 'Other words']);
    const range = { start: 3, end: 5 };
    const { length } = scope.flat.text;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: length }),
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom('word' as const, 'grapheme' as const),
        (offset, edge, unit) => {
          const next = placeEnd(scope, range, { edge, unit, offset });
          if (!next) return;
          expect(next.start).toBeLessThan(next.end);
          expect(snapToGraphemes(scope.flat, next)).toEqual(next);
        },
      ),
    );
  });
});
