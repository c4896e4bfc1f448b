import { expect, it } from 'vitest';
import { createRecentValues } from '#backend/work/recent-values';

it('only the values that were used last are kept', () => {
  const values = createRecentValues<number>(2);
  values.set('one', 1);
  values.set('two', 2);
  expect(values.get('one')).toBe(1);
  values.set('three', 3);
  expect(['one', 'two', 'three'].map((key) => values.get(key))).toEqual([1, undefined, 3]);
  values.delete('one');
  expect(values.get('one')).toBeUndefined();
});
