import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '#core/text/study-text';
import { blocksIn, sliceSize, slicesOf } from '#renderer/page/slices';

const section = (index: number, blocks: number, kind: Section['kind'] = 'speech'): Section => ({
  id: `s${index}`,
  kind,
  place: 'text',
  number: null,
  blocks: Array.from({ length: blocks }, (_, b) => ({
    id: `s${index}-p${b}`,
    kind: 'paragraph',
    label: null,
    text: 'word '.repeat(b + 1),
    spans: [],
  })),
});

describe('slicesOf', () => {
  it('holds every block once and in order, in slices that are full but for the last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (sizes) => {
        const sections = sizes.map((blocks, index) => section(index, blocks));
        const slices = slicesOf(sections);
        const blocks = slices.map(({ parts }) => parts.flatMap((part) => part.blocks));
        expect(blocks.flat()).toEqual(sections.flatMap((s) => s.blocks));
        for (const full of blocks.slice(0, -1)) expect(full).toHaveLength(sliceSize);
        for (const { key, length, parts } of slices) {
          const own = parts.flatMap((part) => part.blocks);
          expect(key).toBe(own[0]?.id);
          expect(length).toBe(own.map(({ text }) => text).join('').length);
        }
      }),
    );
  });

  it('tells once for each section where it begins and ends, and whether one of its kind comes before it', () => {
    const slices = slicesOf([section(0, 1, 'front'), section(1, 30), section(2, 2)]);
    const parts = slices.flatMap((slice) => slice.parts);
    expect(parts.map((part) => [part.section.id, part.begins, part.ends, part.follows])).toEqual([
      ['s0', true, true, false],
      ['s1', true, false, false],
      ['s1', false, true, false],
      ['s2', true, true, true],
    ]);
  });
});

describe('blocksIn', () => {
  const [slice] = slicesOf([section(0, 20)]);
  if (!slice) throw new Error('There is no slice.');
  const ids = (from: number, to: number): string[] => blocksIn(slice, { from, to }).map(({ id }) => id);

  it('estimates which blocks are in a part of the height, in order', () => {
    expect(ids(0, 1)).toEqual(slice.parts.flatMap(({ blocks }) => blocks.map(({ id }) => id)));
    expect(ids(0, 0)).toEqual(['s0-p0']);
    expect(ids(1, 1)).toEqual(['s0-p19']);
    // Twelve blocks of a line and its space, then eight of two lines: half of it ends with the twelfth.
    expect(ids(0.51, 0.51)).toEqual(['s0-p12']);
  });

  it('leaves no block out between adjacent parts', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, (at) => {
        expect(new Set([...ids(0, at), ...ids(at, 1)])).toEqual(new Set(ids(0, 1)));
      }),
    );
  });
});
