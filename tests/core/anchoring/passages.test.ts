import { describe, expect, it } from 'vitest';
import type { Target } from '#core/annotation/annotation';
import { describe as describeRange } from '#core/anchoring/describe';
import { anchorTargets, inReadingOrder } from '#core/anchoring/passages';
import { flatten } from '#core/text/flat-text';
import { section } from '../text/sections';

const flat = flatten({
  sections: [
    section('s', 'text', { p1: 'There must be no vacillation.', p2: 'We are backed by the majority.' }),
  ],
});

const rangeOf = (words: string) => {
  const start = flat.text.indexOf(words);
  return { start, end: start + words.length };
};
const targetOf = (words: string): Target => describeRange(flat, 'sha256-1', rangeOf(words));
const lostAt = (start: number): Target => ({
  quote: { exact: 'words that were deleted', prefix: '', suffix: '' },
  position: { start, end: start + 23 },
  contentHash: 'sha256-0',
});

describe('anchorTargets', () => {
  it('gives a passage for each target in the order of the targets, and the ranges in reading order', () => {
    const [majority, lost, must] = [targetOf('majority'), lostAt(0), targetOf('must')];
    expect(anchorTargets(flat, 'sha256-1', [majority, lost, must])).toEqual({
      passages: [
        { target: majority, range: rangeOf('majority') },
        { target: lost, range: null },
        { target: must, range: rangeOf('must') },
      ],
      ranges: [rangeOf('must'), rangeOf('majority')],
      orphan: false,
    });
  });

  it('says that it is an orphan when no target was found', () => {
    const target = lostAt(3);
    expect(anchorTargets(flat, 'sha256-1', [target])).toEqual({
      passages: [{ target, range: null }],
      ranges: [],
      orphan: true,
    });
  });

  it('takes a note on the whole text for no orphan', () => {
    expect(anchorTargets(flat, 'sha256-1', [])).toEqual({ passages: [], ranges: [], orphan: false });
  });
});

describe('inReadingOrder', () => {
  it('sorts a passage that was not found by where it stood when it was made', () => {
    const { start } = rangeOf('We are');
    const targets = [targetOf('majority'), lostAt(start), targetOf('must')];
    const { passages } = anchorTargets(flat, 'sha256-1', targets);
    expect(inReadingOrder(passages).map(({ target }) => target)).toEqual(targets.toReversed());
    expect(passages.map(({ target }) => target)).toEqual(targets);
  });

  it('sorts passages that begin at the same unit by their ends', () => {
    const targets = [targetOf('must be no'), targetOf('must')];
    const { passages } = anchorTargets(flat, 'sha256-1', targets);
    expect(inReadingOrder(passages).map(({ target }) => target)).toEqual(targets.toReversed());
  });
});
