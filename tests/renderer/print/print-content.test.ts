import { describe, expect, it } from 'vitest';
import { anchorTargets } from '#core/anchoring/passages';
import { describe as describeRange } from '#core/anchoring/describe';
import type { Annotation } from '#core/annotation/annotation';
import { flatten } from '#core/text/flat-text';
import { printContent } from '#renderer/print/print-content';
import { annotation } from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const { text } = bootWithSmallText;
const flat = flatten(text);
/** An annotation with these words as passages. */
const on = (id: number, words: readonly string[], part: Partial<Annotation> = {}) => {
  const targets = words.map((one) => {
    const start = flat.text.indexOf(one);
    return describeRange(flat, text.contentHash, { start, end: start + one.length });
  });
  const made = annotation(id, 1, { ...part, targets });
  return { annotation: made, ...anchorTargets(flat, text.contentHash, targets) };
};
const both = { highlights: true, mine: true };

describe('what is printed of the reader’s own', () => {
  it('has the number of a note at the end of each of its passages', () => {
    const { markers } = printContent(flat, [on(1, ['two', 'seven eight'], { note: 'mine' })], both);
    const at = (words: string): number => flat.text.indexOf(words) + words.length;
    expect(markers.get('p1')).toEqual([
      { at: at('two'), number: 1 },
      { at: at('seven eight'), number: 1 },
    ]);
  });

  it('names the colours of the highlights that are printed, each once and in their order', () => {
    const notes = [
      on(1, ['two'], { colour: 'pink' }),
      on(2, ['three'], { colour: 'green' }),
      on(3, ['four'], { colour: 'pink' }),
      on(4, ['five'], { colour: 'blue', motivation: 'bookmarking' }),
    ];
    expect(printContent(flat, notes, both).colours).toEqual(['green', 'pink']);
    expect(printContent(flat, notes, { highlights: false, mine: true }).colours).toEqual([]);
  });
});
