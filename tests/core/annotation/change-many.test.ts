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

  it('adds none that is there in another spelling, and none that nobody sees', () => {
    expect(changesFor({ tags: ['Reform'] }, { tags: { add: ['reform', ' REFORM ', '\u200b'] } })).toEqual({
      tags: ['Reform'],
    });
  });

  it('takes a tag away in every spelling, and what nobody sees as well', () => {
    expect(changesFor({ tags: ['Reform', 'x', 'reform'] }, { tags: { remove: ['REFORM'] } })).toEqual({
      tags: ['x'],
    });
    expect(changesFor({ tags: ['\u200b', 'x'] }, { tags: { remove: [''] } })).toEqual({ tags: ['x'] });
  });

  it('leaves what it does not name as it is, however strange', () => {
    expect(changesFor({ tags: [' a', 'A', '\u200b'] }, { tags: { add: ['b'] } })).toEqual({
      tags: [' a', 'A', '\u200b', 'b'],
    });
  });

  it('takes tags away, and what is taken away and added comes last', () => {
    expect(changesFor({ tags: ['a', 'b', 'c'] }, { tags: { add: ['a'], remove: ['a', 'b'] } })).toEqual({
      tags: ['c', 'a'],
    });
  });
});
