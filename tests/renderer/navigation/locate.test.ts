import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { flatten, type FlatText } from '#core/text/flat-text';
import { parseTei } from '#core/text/tei';
import { bareLocator, locate } from '#renderer/navigation/locate';

let flat: FlatText;
beforeAll(() => {
  flat = flatten(
    parseTei(readFileSync('resources/texts/lenin-cc-speeches-1917-11-14.xml', 'utf8'), () => ''),
  );
});
const found = (typed: string): string[] => locate(flat, typed).found.map(({ block }) => block.id);
const nearest = (typed: string): string | undefined => locate(flat, typed).nearest?.block.id;

describe('a locator', () => {
  it('is taken as it may be pasted', () => {
    expect(bareLocator('  #S1-P1\u00a0')).toBe('s1-p1');
    expect(bareLocator('¶ 1.2')).toBe('1.2');
    expect(bareLocator('(s2-p1)')).toBe('s2-p1');
    expect(bareLocator('lectern://app/#n1-p3\n')).toBe('n1-p3');
    expect(bareLocator('\u200bs3-p1')).toBe('s3-p1');
    expect(bareLocator('s3\u2011p1')).toBe('s3-p1');
    expect(bareLocator('s3–p1')).toBe('s3-p1');
    expect(bareLocator(' # ')).toBe('');
  });

  it('names a block by id, by number, or by its section', () => {
    expect(found('n1-p4')).toEqual(['n1-p4']);
    expect(found('1.4')).toEqual(['n1-p4']);
    expect(found('3')).toEqual(['s3-p1']);
    expect(found('n1')).toEqual(['n1-p1']);
    expect(found('')).toEqual([]);
    expect(nearest('')).toBeUndefined();
  });

  it('that does not exist finds nothing, and knows the nearest of its kind', () => {
    for (const typed of ['n1-p9', '1.9', '99', 's9-p1', 'zeppelin', 'p', '…', '1e9'])
      expect(found(typed)).toEqual([]);
    expect(nearest('n1-p9')).toBe('n1-p4');
    expect(nearest('1.9')).toBe('n1-p4');
    expect(nearest('99')).toBe('s3-p1');
    expect(nearest('s9-p1')).toBe('s3-p1');
    expect(nearest('zeppelin')).toBeUndefined();
  });
});
