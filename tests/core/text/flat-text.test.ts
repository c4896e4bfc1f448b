import { describe, expect, it } from 'vitest';
import { blockAt, flatten, globalOffset, hashedForm, placeRange, rangesByBlock } from '#core/text/flat-text';
import type { Section } from '#core/text/study-text';
import { section } from './sections';

const sections: Section[] = [
  section('front', 'text', { head: 'A title', motto: '' }),
  section('s1', 'text', { p1: 'First words.', p2: 'More 👩‍🚀.' }),
  section('n1', 'apparatus', { 'n1-p1': 'A note.' }),
];
const flat = flatten({ sections });

describe('flatten', () => {
  it('joins the blocks in reading order with one separator between them', () => {
    expect(flat.text).toBe('A title\n\nFirst words.\nMore 👩‍🚀.\nA note.');
    expect(flat.blocks.map(({ block, start, end }) => [block.id, flat.text.slice(start, end)])).toEqual([
      ['head', 'A title'],
      ['motto', ''],
      ['p1', 'First words.'],
      ['p2', 'More 👩‍🚀.'],
      ['n1-p1', 'A note.'],
    ]);
  });

  it('gives an empty text without blocks', () => {
    expect(flatten({ sections: [] })).toEqual({ text: '', blocks: [], byId: new Map() });
  });
});

describe('blockAt', () => {
  it.each([
    [0, 'head'],
    [7, 'head'],
    [8, 'motto'],
    [9, 'p1'],
    [21, 'p1'],
    [22, 'p2'],
    [flat.text.length, 'n1-p1'],
  ])('at %i is %s: a separator belongs to the block before it', (offset, id) => {
    expect(blockAt(flat, offset).block.id).toBe(id);
  });

  it('refuses offsets outside the text and a text without blocks', () => {
    expect(() => blockAt(flat, -1)).toThrow(RangeError);
    expect(() => blockAt(flat, flat.text.length + 1)).toThrow(RangeError);
    expect(() => blockAt(flatten({ sections: [] }), 0)).toThrow(RangeError);
  });
});

describe('globalOffset', () => {
  it('counts from the start of the block, its end included', () => {
    expect(globalOffset(flat, 'p1', 0)).toBe(9);
    expect(globalOffset(flat, 'p1', 12)).toBe(21);
  });

  it('is null for another block or an offset outside it', () => {
    expect(globalOffset(flat, 'p9', 0)).toBeNull();
    expect(globalOffset(flat, 'p1', 13)).toBeNull();
    expect(globalOffset(flat, 'p1', -1)).toBeNull();
  });
});

describe('rangesByBlock', () => {
  const parts = (start: number, end: number) =>
    rangesByBlock(flat, { start, end }).map((part) => [
      part.block.block.id,
      part.block.block.text.slice(part.start, part.end),
    ]);

  it('splits a range over several blocks, without empty parts', () => {
    expect(parts(2, 26)).toEqual([
      ['head', 'title'],
      ['p1', 'First words.'],
      ['p2', 'More'],
    ]);
  });

  it('leaves out blocks that are only touched at an edge or by their separator', () => {
    expect(parts(21, 23)).toEqual([['p2', 'M']]);
    expect(parts(21, 22)).toEqual([]);
    expect(parts(9, 9)).toEqual([]);
  });
});

describe('placeRange', () => {
  const slice = ({ start, end }: { start: number; end: number }) => flat.text.slice(start, end);

  it('covers all of the text, or all of the apparatus', () => {
    expect(slice(placeRange(flat, 'text'))).toBe('A title\n\nFirst words.\nMore 👩‍🚀.');
    expect(slice(placeRange(flat, 'apparatus'))).toBe('A note.');
  });

  it('is empty where the place has no blocks', () => {
    const bare = flatten({ sections: sections.slice(0, 2) });
    expect(placeRange(bare, 'apparatus')).toEqual({ start: bare.text.length, end: bare.text.length });
  });
});

describe('hashedForm', () => {
  const form = (blocks: Record<string, string>) => hashedForm({ sections: [section('s', 'text', blocks)] });

  it('changes with a word, with an id and with where a block ends', () => {
    const forms = [
      form({ a: 'one', b: 'two' }),
      form({ a: 'one', b: 'Two' }),
      form({ a: 'one', c: 'two' }),
      form({ a: 'one\n', b: 'two' }),
      form({ a: 'one","b","two' }),
      form({ a: 'one' }),
    ];
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('does not depend on markup and metadata', () => {
    const labelled = section('s', 'apparatus', { a: 'one' }, [{ start: 0, end: 3, type: 'emphasis' }]);
    expect(hashedForm({ sections: [labelled] })).toBe(form({ a: 'one' }));
  });
});
