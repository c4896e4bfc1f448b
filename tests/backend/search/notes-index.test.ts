import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { createNotesIndex } from '#backend/search/notes-index';

const noteOf = (id: string, note: string, start: number | null = null): Annotation => ({
  id,
  textId: 'a',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note,
  targets:
    start === null
      ? []
      : [
          {
            quote: { exact: 'w', prefix: '', suffix: '' },
            position: { start, end: start + 1 },
            contentHash: '',
          },
        ],
});

const index = createNotesIndex('a', 'en');
const find = async (notes: readonly Annotation[], query: string, limit = 100) =>
  (await index.search(notes, query, limit)).hits.map(({ block, quote }) => `${block}: ${quote}`);

describe('searching my notes', () => {
  const notes = [
    noteOf('late', 'Kamenev’s policy; the Co-ordinating Committee, again the committee.', 90),
    noteOf('early', 'On the negotiations.\n\n**policies** of All-Russia', 10),
    noteOf('free', 'On the policy of all'),
    noteOf('empty', '', 5),
  ];

  it('finds each occurrence, compared by stems, in the order of what the notes stand on', async () => {
    expect(await find(notes, 'policy ')).toEqual(['free: policy', 'early: policies', 'late: policy']);
    expect(await find(notes, 'committee')).toEqual(['late: Committee', 'late: committee']);
    expect(await index.search(notes, 'policy ', 1)).toEqual({
      total: 3,
      hits: [{ text: 'a', block: 'free', layer: 'mine', start: 7, end: 13, quote: 'policy' }],
    });
  });

  it('follows the rules of the search in texts', async () => {
    expect(await find(notes, 'committee policy')).toHaveLength(3);
    expect(await find(notes, 'committee negotiations')).toEqual([]);
    expect(await find(notes, '"policy of"')).toEqual(['free: policy of', 'early: policies** of']);
    expect(await find(notes, '"of policy"')).toEqual([]);
    expect(await find(notes, 'negot')).toEqual(['early: negotiations']);
    expect(await find(notes, 'negot ')).toEqual([]);
    for (const typed of ['coordinating', 'co-ordinating', 'co-ordin', '"co ordinating committee"'])
      expect(await find(notes, typed), typed).toEqual([expect.stringMatching(/^late: Co-ordinating/)]);
    expect(await find(notes, 'all')).toEqual(['free: all', 'early: All']);
    for (const nothing of ['', ' ', '+', '"', 'constructor']) expect(await find(notes, nothing)).toEqual([]);
  });

  it('knows a note by its present words, and no note that is gone', async () => {
    const [late] = notes;
    expect(await find(notes, 'Kamenev')).toEqual(['late: Kamenev']);
    expect(await find([noteOf('late', 'Zinoviev', 90)], 'Kamenev')).toEqual([]);
    expect(await find([noteOf('late', 'Zinoviev', 90)], 'Zinov')).toEqual(['late: Zinoviev']);
    expect(await find([], 'Zinoviev')).toEqual([]);
    expect(await find(late ? [late] : [], 'Kamenev')).toEqual(['late: Kamenev']);
  });

  it('lets other work through within a long note, and finds in it what it finds in a short one', async () => {
    let pauses = 0;
    const pausing = createNotesIndex('a', 'en', () => () => {
      pauses += 1;
      return Promise.resolve();
    });
    const words = 'The Co-ordinating Committee met, and the all-Russia Congress. ';
    const count = 4000;
    const long = [noteOf('long', words.repeat(count))];
    for (const [query, each] of [
      ['committee', 1],
      ['the', 2],
      ['"coordinating committee met"', 1],
      ['"met and the all russia"', 1],
      ['allrussia', 1],
    ] as const) {
      pauses = 0;
      expect((await pausing.search(long, query, 1)).total, query).toBe(each * count);
      if (query === 'committee') expect(pauses).toBeGreaterThan(20);
    }
    expect((await pausing.search(long, '"congress the coordinating"', 1)).total).toBe(count - 1);
    expect(pauses).toBeGreaterThan(20);
  });

  it('answers searches that overlap as if they came one after the other', async () => {
    const [late, early] = notes;
    if (!late || !early) throw new Error('there are notes');
    const both = await Promise.all([
      find([late], 'Kamenev'),
      find([early], 'Kamenev'),
      find([late], 'Kamenev'),
    ]);
    expect(both).toEqual([['late: Kamenev'], [], ['late: Kamenev']]);
  });

  it('compares words as they are where the language has no stemmer', async () => {
    const russian = createNotesIndex('a', 'ru');
    const note = [noteOf('one', 'Ещё о Викжеле')];
    expect((await russian.search(note, 'викжеле ', 5)).total).toBe(1);
    expect((await russian.search(note, 'викжель ', 5)).total).toBe(0);
  });
});
