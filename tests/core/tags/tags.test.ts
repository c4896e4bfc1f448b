import { describe, expect, it } from 'vitest';
import { cleanTag, cleanTags, countTags, renameTags, tagKey } from '#core/tags/tags';

const tagged = (...lists: string[][]) => lists.map((tags, index) => ({ id: `a${index}`, tags }));

describe('a tag', () => {
  it('is kept as typed, but for white space around it and line ends in it', () => {
    expect(cleanTag('  Land  question\n')).toBe('Land question');
    expect(cleanTag('cafe\u0301')).toBe('cafe\u0301');
  });

  it.each(['', '   ', '\u00a0\u2003', '\u200b', '\u202e \u2066', '\u3164', '\u0000'])(
    'is none when nothing of it can be seen: %j',
    (typed) => expect(cleanTag(typed)).toBe(''),
  );

  it.each(['тезисы', 'שלום', 'فلسفة', '土地', '👩🏽‍🌾', 'ẞ', 'a,b'])('may be in any script: %s', (tag) => {
    expect(cleanTags([tag])).toEqual([tag]);
    expect(countTags(tagged([tag]))).toEqual([{ key: tagKey(tag), name: tag, spellings: [tag], count: 1 }]);
  });

  it('is the same in upper and lower case, composed and decomposed, with and without invisible letters', () => {
    expect(tagKey('CAFÉ')).toBe(tagKey('cafe\u0301'));
    expect(tagKey('Земля')).toBe(tagKey('ЗЕМЛЯ\u200b'));
    expect(tagKey('İ')).toBe(tagKey('i̇'));
    expect(tagKey('cafe')).not.toBe(tagKey('café'));
    expect(cleanTags(['Lenin', 'lenin ', 'LENIN', 'Peace'])).toEqual(['Lenin', 'Peace']);
  });
});

describe('the list of all tags', () => {
  it('gathers spellings under the one used most, counts each annotation once, and is in alphabetical order', () => {
    const list = countTags(tagged(['peace', 'War'], ['Peace'], ['Peace', 'peace'], ['émigré']));
    expect(list.map(({ name, count, spellings }) => [name, count, spellings])).toEqual([
      ['émigré', 1, ['émigré']],
      ['Peace', 3, ['Peace', 'peace']],
      ['War', 1, ['War']],
    ]);
  });

  it('counts ten thousand annotations with five thousand tags', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`tag ${index % 5000}`, 'all']);
    const list = countTags(tagged(...many));
    expect(list).toHaveLength(5001);
    expect(list[0]).toMatchObject({ name: 'all', count: 10_000 });
    expect(list[1]).toMatchObject({ name: 'tag 0', count: 2 });
    expect(list.at(-1)).toMatchObject({ name: 'tag 4999' });
  });
});

describe('renaming', () => {
  it('gives every spelling of a tag the new name, at its place among the others', () => {
    const all = tagged(['a', 'Peace', 'b'], ['peace'], ['c']);
    expect(renameTags(all, new Set([tagKey('peace')]), ' Armistice ')).toEqual([
      { id: 'a0', changes: { tags: ['a', 'Armistice', 'b'] } },
      { id: 'a1', changes: { tags: ['Armistice'] } },
    ]);
  });

  it('merges into a tag that is there, which nobody then bears twice', () => {
    const all = tagged(['peace', 'truce', 'x'], ['truce'], ['peace']);
    const keys = new Set(['peace', 'truce'].map(tagKey));
    expect(renameTags(all, keys, 'Peace').map(({ changes }) => changes.tags)).toEqual([
      ['Peace', 'x'],
      ['Peace'],
      ['Peace'],
    ]);
    expect(renameTags(all, new Set(['truce']), 'peace').map(({ id }) => id)).toEqual(['a0', 'a1']);
  });

  it('changes nothing when the name is the same, or none', () => {
    const all = tagged(['peace'], ['war']);
    expect(renameTags(all, new Set(['peace']), 'peace')).toEqual([]);
    expect(renameTags(all, new Set(['peace']), ' \u200b ')).toEqual([]);
    expect(renameTags(all, new Set(['gone']), 'peace')).toEqual([]);
    expect(renameTags(all, new Set(['peace']), 'Peace')).toHaveLength(1);
  });
});
