import { describe, expect, it } from 'vitest';
import { linkedNotes } from '#core/links/linked-notes';

const [first, second] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-000000000000'];

describe('the notes that a note links to', () => {
  it.each([
    [`see [one](#note-${first}) and [two](#note-${second} "title")`, [first, second]],
    [`[a](#note-${first}) [b](#note-${first.toUpperCase()})`, [first]],
    [`- [by reference][r]\n\n[r]: #note-${second}`, [second]],
    [`[angled](<#note-${first}>)`, [first]],
    [`> **[in *marks*](#note-${first})**`, [first]],
    [`\`[code](#note-${first})\` and \\[escaped](#note-${second})`, []],
    [`    [code](#note-${first})`, []],
    [`![image](#note-${first}) #note-${first} [name](#name-kamenev) [p](#s1-p1)`, []],
    ['', []],
  ])('of %j', (markdown, ids) => {
    expect(linkedNotes(markdown)).toEqual(ids);
  });

  it('are found in a note of a megabyte', () => {
    const words = 'A sentence with *some* words. '.repeat(35_000);
    expect(linkedNotes(`[one](#note-${first}) ${words}\n\n[two][r]\n\n[r]: <#note-${second}>`)).toEqual([
      first,
      second,
    ]);
  });
});
