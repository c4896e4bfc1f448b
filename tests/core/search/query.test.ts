import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#core/search/query';

describe('parseQuery', () => {
  it.each<[string, string[][], boolean]>([
    ['Kamenev’s policy', [['kamenev'], ['policy']], true],
    ['policy ', [['policy']], false],
    ['"no vacillation" must', [['no', 'vacillation'], ['must']], true],
    ['“no vacillation”', [['no', 'vacillation']], false],
    ['„ни шагу“ «назад»', [['ни', 'шагу'], ['назад']], false],
    ['army "no vacill', [['army'], ['no', 'vacill']], true],
    ['C.C. R.S.D.L.P.(B.)', [['cc'], ['rsdlp'], ['b']], true],
    ['""', [], false],
    ['', [], true],
    ['+ * : ^ ~ - [ ] 👩‍🚀', [], true],
  ])('reads %s', (typed, parts, growing) => {
    expect(parseQuery(typed)).toEqual({ parts, growing });
  });

  it('never throws and never gives an empty part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (typed) => {
        for (const part of parseQuery(typed).parts) expect(part.length).toBeGreaterThan(0);
      }),
    );
  });
});
