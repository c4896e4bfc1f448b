import { describe, expect, it } from 'vitest';
import { changesFor } from '#core/annotation/change-many';

describe('a change of many', () => {
  it('leaves tags alone that it does not name', () => {
    expect(changesFor({ tags: ['a', 'b'] }, { colour: 'pink' })).toEqual({ colour: 'pink' });
    expect(changesFor({ tags: ['a', 'b'] }, { tags: {} })).toEqual({ tags: ['a', 'b'] });
  });

  it('adds each tag once, after those that are there', () => {
    expect(changesFor({ tags: ['b', 'a'] }, { tags: { add: ['c', 'a', 'c'] } })).toEqual({
      tags: ['b', 'a', 'c'],
    });
  });

  it('takes tags away, and what is taken away and added comes last', () => {
    expect(changesFor({ tags: ['a', 'b', 'c'] }, { tags: { add: ['a'], remove: ['a', 'b'] } })).toEqual({
      tags: ['c', 'a'],
    });
  });
});
