import { describe, expect, it } from 'vitest';
import { defaultSettings, mergeSettings, type Hints } from '#contract/settings';
import { ending, whichHint } from '#renderer/hints/which-hint';

const usual = { readOnly: false, hasDividers: true };
const all: Hints = defaultSettings.hints;
const none: Hints = { marking: false, keys: false, dividers: false };

describe('which hint is shown', () => {
  it.each<[string, Hints, typeof usual, string | null]>([
    ['the first on a clean profile', all, usual, 'marking'],
    ['the next once it has ended', { ...all, marking: false }, usual, 'keys'],
    ['the others in their order', { ...none, dividers: true }, usual, 'dividers'],
    [
      'none about dividers where there are none',
      { ...none, dividers: true },
      { ...usual, hasDividers: false },
      null,
    ],
    ['none once all have ended', none, usual, null],
    ['none in a read-only window', all, { ...usual, readOnly: true }, null],
  ])('%s', (_, open, at, expected) => {
    expect(whichHint(open, at)).toBe(expected);
  });
});

describe('a hint that ends', () => {
  it('changes its own setting and leaves those of the others', () => {
    const patch = ending(all, ['keys']);
    expect(mergeSettings(defaultSettings, patch ?? {}).hints).toEqual({ ...all, keys: false });
  });
  it('changes nothing when it has ended already', () => {
    expect(ending({ ...all, keys: false }, ['keys'])).toBeNull();
    expect(ending(none, ['marking', 'keys', 'dividers'])).toBeNull();
  });
});
