import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#core/search/query';

/** Each word as its terms, with a hyphen between them. */
const read = (typed: string) => {
  const { parts, growing } = parseQuery(typed);
  return { parts: parts.map((words) => words.map(({ terms }) => terms.join('-'))), growing };
};

describe('parseQuery', () => {
  it.each<[string, string[][], boolean]>([
    ['Kamenev’s policy', [['kamenev'], ['policy']], true],
    ['policy ', [['policy']], false],
    ['"no vacillation" must', [['no', 'vacillation'], ['must']], true],
    ['“no vacillation”', [['no', 'vacillation']], false],
    ['„ни шагу“ «назад»', [['ни', 'шагу'], ['назад']], false],
    ['army "no vacill', [['army'], ['no', 'vacill']], true],
    ['C.C. R.S.D.L.P.(B.)', [['cc'], ['rsdlp'], ['b']], true],
    ['co-ordinating', [['co-ordinating']], true],
    ['"the All–Russia C.E.C.', [['the', 'all-russia', 'cec']], true],
    ['rank – and file-', [['rank'], ['and'], ['file']], true],
    ['pp. 277-79', [['pp'], ['277'], ['79']], true],
    ['של צה"ל', [['של'], ['צה'], ['ל']], true],
    ['""', [], false],
    ['', [], true],
    ['+ * : ^ ~ - [ ] 👩‍🚀', [], true],
  ])('reads %s', (typed, parts, growing) => {
    expect(read(typed)).toEqual({ parts, growing });
  });

  it('knows a word also without its hyphens', () => {
    expect(parseQuery('non-co-operation').parts).toEqual([
      [{ terms: ['non', 'co', 'operation'], joined: 'noncooperation' }],
    ]);
  });

  it('never throws and never gives an empty part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (typed) => {
        for (const part of parseQuery(typed).parts) expect(part.length).toBeGreaterThan(0);
      }),
    );
  });
});
