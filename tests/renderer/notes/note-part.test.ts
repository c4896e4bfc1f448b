import { describe, expect, it } from 'vitest';
import { partAfter, partFrom, partUntil } from '#renderer/notes/note-part';

const lines = `${'A line of some words in it.\n'.repeat(40)}`.repeat(100); // 112,000 UTF-16 units

describe('the parts of a long note', () => {
  it('begin and end with lines, meet, and are the whole note, forwards and backwards', () => {
    for (const note of [lines, 'no line ends here '.repeat(8000), '👩🏽‍🚀'.repeat(9000)]) {
      let forwards = '';
      for (let part = partFrom(note, 0); part.end > part.start; part = partFrom(note, part.end))
        forwards += note.slice(part.start, part.end);
      expect(forwards).toBe(note);
      let backwards = '';
      for (let part = partUntil(note, note.length); part.end > part.start; part = partUntil(note, part.start))
        backwards = note.slice(part.start, part.end) + backwards;
      expect(backwards).toBe(note);
    }
    const { end } = partFrom(lines, 0);
    expect(lines[end - 1]).toBe('\n');
  });

  it('split no character', () => {
    const note = '👩🏽‍🚀'.repeat(9000);
    expect(partFrom(note, 0).end % '👩🏽‍🚀'.length).toBe(0);
  });

  it.each([
    ['before it', 'ab|cdef|gh', 'aXXb|cdef|gh'],
    ['in it', 'ab|cdef|gh', 'ab|cXXdef|gh'],
    ['behind it', 'ab|cdef|gh', 'ab|cdef|gXXh'],
    ['at its start, which it takes in', 'ab|cdef|gh', 'ab|XXcdef|gh'],
    ['over its start', 'ab|cdef|gh', 'aX|Xef|gh'],
    ['over all of it', 'ab|cdef|gh', 'aXXh'],
  ])('are the same words after a change %s', (_where, before, after) => {
    const plain = (marked: string): string => marked.replaceAll('|', '');
    const [start, end] = [before.indexOf('|'), before.lastIndexOf('|') - 1];
    const part = partAfter({ start, end }, plain(before), plain(after));
    expect(part.start).toBeLessThanOrEqual(part.end);
    expect(part.end).toBeLessThanOrEqual(plain(after).length);
    if (!after.includes('|') || after === 'aX|Xef|gh') return;
    expect(plain(after).slice(part.start, part.end)).toBe(after.split('|')[1]);
  });
});
