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

  it('adds no tag that is there in another spelling, and no invisible tag', () => {
    expect(changesFor({ tags: ['Reform'] }, { tags: { add: ['reform', ' REFORM ', '\u200b'] } })).toEqual({
      tags: ['Reform'],
    });
  });

  it('removes a tag in every spelling, and invisible tags too', () => {
    expect(changesFor({ tags: ['Reform', 'x', 'reform'] }, { tags: { remove: ['REFORM'] } })).toEqual({
      tags: ['x'],
    });
    expect(changesFor({ tags: ['\u200b', 'x'] }, { tags: { remove: [''] } })).toEqual({ tags: ['x'] });
  });

  it('leaves tags that it does not name as they are', () => {
    expect(changesFor({ tags: [' a', 'A', '\u200b'] }, { tags: { add: ['b'] } })).toEqual({
      tags: [' a', 'A', '\u200b', 'b'],
    });
  });

  it('removes tags; a tag that is removed and added comes last', () => {
    expect(changesFor({ tags: ['a', 'b', 'c'] }, { tags: { add: ['a'], remove: ['a', 'b'] } })).toEqual({
      tags: ['c', 'a'],
    });
  });
});
