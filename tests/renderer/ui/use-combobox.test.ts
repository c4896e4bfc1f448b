import { describe, expect, it } from 'vitest';
import { optionByKey } from '#renderer/ui/use-combobox';

describe('the option that a key makes active', () => {
  it.each([
    ['ArrowDown', -1, 5, 0],
    ['ArrowDown', 3, 5, 4],
    ['ArrowDown', 4, 5, 0],
    ['ArrowUp', -1, 5, 4],
    ['ArrowUp', 0, 5, 4],
    ['ArrowUp', 4, 5, 3],
    ['PageDown', -1, 20, 7],
    ['PageDown', 5, 20, 13],
    ['PageDown', 15, 20, 19],
    ['PageUp', 13, 20, 5],
    ['PageUp', 3, 20, 0],
    ['PageUp', -1, 20, 0],
    ['ArrowDown', 0, 1, 0],
    ['ArrowDown', -1, 0, -1],
  ])('%s from %i of %i leads to %i', (key, active, count, next) => {
    expect(optionByKey(key, active, count)).toBe(next);
  });

  it.each(['Home', 'End', 'Enter', 'a'])('%s moves among no options', (key) => {
    expect(optionByKey(key, 2, 5)).toBeNull();
  });
});
