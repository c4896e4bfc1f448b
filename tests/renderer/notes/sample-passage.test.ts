import { describe, expect, it } from 'vitest';
import { flatten } from '#core/text/flat-text';
import type { Block, Section } from '#core/text/study-text';
import { samplePassage } from '#renderer/notes/sample-passage';

const block = (id: string, kind: Block['kind'], text: string): Block => ({
  id,
  kind,
  label: null,
  text,
  spans: [],
});
const section = (id: string, place: Section['place'], ...blocks: readonly Block[]): Section => ({
  id,
  kind: 'part',
  place,
  number: null,
  blocks,
});
const flat = flatten({
  sections: [
    section(
      's',
      'text',
      block('h', 'heading', 'A title.'),
      block('p1', 'paragraph', 'One is here. Two is not.'),
    ),
    section('t', 'text', block('p2', 'paragraph', '  '), block('p3', 'paragraph', ' Three is here. Four.')),
    section('n', 'apparatus', block('n1', 'note-paragraph', 'A note.'), block('n2', 'paragraph', 'Five.')),
  ],
});
const words = (from: string | null): string | null => {
  const range = samplePassage(flat, 'en', from);
  return range && flat.text.slice(range.start, range.end);
};

describe('the passage of the sample note', () => {
  it.each([
    ['is the first sentence of the paragraph in view', 'p1', 'One is here.'],
    ['is in the paragraph after a heading in view', 'h', 'One is here.'],
    ['is in no paragraph without words', 'p2', 'Three is here.'],
    ['is in the first paragraph where none follows in the text', 'n1', 'One is here.'],
    ['is in the first paragraph where nothing is in view', null, 'One is here.'],
  ])('%s', (_, from, expected) => {
    expect(words(from)).toBe(expected);
  });
  it('is missing in a text without paragraphs', () => {
    const verse = flatten({ sections: [section('s', 'text', block('v', 'verse-line', 'A line'))] });
    expect(samplePassage(verse, 'en', null)).toBeNull();
  });
});
