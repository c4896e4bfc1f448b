import { describe, expect, it } from 'vitest';
import { lossSentences } from '#renderer/stores/export-losses';

describe('what is said after an export', () => {
  it('is that nothing was lost', () => {
    expect(lossSentences([])).toEqual(['Nothing was lost']);
  });

  it('is one sentence, in which facts that as many notes have share a count', () => {
    const losses = [
      { fact: 'contexts', notes: 1039 },
      { fact: 'positions', notes: 1039 },
      { fact: 'style', notes: 1 },
    ] as const;
    expect(lossSentences(losses)).toEqual([
      'Everything you chose is in it except the words around the quotes and the exact positions (1,039 notes) and the highlight styles (1 note)',
    ]);
  });

  it('names notes with broken characters apart', () => {
    const broken = { fact: 'malformed', notes: 2 } as const;
    expect(lossSentences([broken])).toEqual([
      'Everything you chose is in it',
      '2 notes had broken characters, now �',
    ]);
    expect(lossSentences([{ fact: 'style', notes: 1 }, broken])).toEqual([
      'Everything you chose is in it except the highlight styles (1 note)',
      '2 notes had broken characters, now �',
    ]);
  });
});
