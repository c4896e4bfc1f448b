import { describe, expect, it } from 'vitest';
import { flatten } from '#core/text/flat-text';
import { nearestBlockId } from '#core/text/locator';
import { section } from './sections';

const flat = flatten({
  sections: [
    section('front', 'text', { head: 'A title' }),
    section('s3', 'text', { 's3-p2': 'Two.', 's3-p7': 'Seven.', 's3-p20': 'Twenty.' }),
    section('s4', 'text', { 's4-p9': 'Nine.' }),
    section('n1', 'apparatus', { 'n1-p1': 'A note.' }),
  ],
});

describe('nearestBlockId', () => {
  it.each([
    ['s3-p7', 's3-p7'],
    ['s3-p9', 's3-p7'],
    ['s3-p21', 's3-p20'],
    ['s3-p9a', 's3-p7'],
    ['s9-p1', 's4-p9'],
    ['n8-p4', 'n1-p1'],
    ['head', 'head'],
  ])('leads from %s to %s', (id, found) => expect(nearestBlockId(flat, id)).toBe(found));

  it.each(['', 'zzz', '7', '…'])('finds no similar id for “%s”', (id) =>
    expect(nearestBlockId(flat, id)).toBeNull(),
  );
});
