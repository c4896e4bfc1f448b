import { describe, expect, it } from 'vitest';
import { changesFor } from '#core/annotation/change-many';
import {
  cleanTag,
  cleanTags,
  countTags,
  hasTagSeparator,
  renameTags,
  splitTags,
  tagKey,
  tagsToWrite,
  toggleTag,
} from '#core/tags/tags';

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

describe('a list of tags', () => {
  it.each([...',;՝،؛߸፣፤᠂᠈、꓾꘍꛵꛶︐︑︔﹐﹑﹔，；､', '\n', '\r\n', '\u2028'])(
    'is separated by %j',
    (separator) => {
      expect(splitTags(`one${separator}two`)).toEqual(['one', 'two']);
      expect(hasTagSeparator(`one${separator}`)).toBe(true);
    },
  );

  it('has each tag once, and none for what is empty', () => {
    expect(splitTags(' peace, land ,, bread;\nPeace,')).toEqual(['peace', 'land', 'bread']);
    expect(splitTags(' , ;')).toEqual([]);
  });

  it('is not separated by spaces, full stops or other points', () => {
    for (const tag of ['land question', 'St. Petersburg', 'Ла́вра · 2', 'a/b', 'l’été']) {
      expect(hasTagSeparator(tag)).toBe(false);
      expect(splitTags(tag)).toEqual([tag]);
    }
  });
});

describe('the tags of a note', () => {
  it('that are there already stay as they are; new ones are cleaned, and come once', () => {
    const present = ['Reform', 'reform', '\u200b', ' x'];
    expect(tagsToWrite(present, [...present, 'REFORM', ' new  one', 'New one', '\u3164'])).toEqual([
      ...present,
      'new one',
    ]);
    expect(tagsToWrite(present, ['reform', 'Peace'])).toEqual(['reform', 'Peace']);
  });

  it('are put in and taken out in any spelling', () => {
    expect(toggleTag(['Peace'], 'war')).toEqual(['Peace', 'war']);
    expect(toggleTag(['Peace', 'war'], 'PEACE')).toEqual(['war']);
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

  it('treats all invisible tags as one', () => {
    const [unseen, ...others] = countTags(tagged(['\u200b', 'a'], ['\u3164'], ['\u200b']));
    expect(unseen).toMatchObject({ key: '', name: '\u200b', count: 3 });
    expect(others).toHaveLength(1);
    expect(renameTags(tagged(['\u200b', 'a'], ['b']), new Set(['']), 'seen')?.ids).toEqual(['a0']);
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
  const renamed = (all: readonly { id: string; tags: string[] }[], keys: string[], to: string) => {
    const renaming = renameTags(all, new Set(keys.map(tagKey)), to);
    if (renaming === null) return null;
    const { ids, changes } = renaming;
    return all.map((one) => (ids.includes(one.id) ? changesFor(one, changes).tags : one.tags));
  };

  it('gives every spelling of a tag the new name, and leaves the others alone', () => {
    const all = tagged(['a', 'Peace', 'b'], ['peace'], ['c']);
    expect(renamed(all, ['PEACE'], ' Armistice ')).toEqual([['a', 'b', 'Armistice'], ['Armistice'], ['c']]);
    expect(renameTags(all, new Set(['peace']), 'Armistice')?.ids).toEqual(['a0', 'a1']);
  });

  it('merges into a tag that exists, which then has one spelling and is there once', () => {
    const all = tagged(['peace', 'truce', 'x'], ['truce'], ['peace'], ['Peace']);
    expect(renamed(all, ['truce'], 'Peace')).toEqual([['x', 'Peace'], ['Peace'], ['Peace'], ['Peace']]);
    expect(renameTags(all, new Set(['truce']), 'Peace')?.ids, 'who has it already').not.toContain('a3');
  });

  it('changes nothing when the name is the same, or none', () => {
    const all = tagged(['peace'], ['war']);
    expect(renamed(all, ['peace'], 'peace')).toBeNull();
    expect(renamed(all, ['peace'], ' \u200b ')).toBeNull();
    expect(renamed(all, ['gone'], 'war')).toBeNull();
    expect(renamed(all, ['peace'], 'Peace')).toEqual([['Peace'], ['war']]);
  });
});
