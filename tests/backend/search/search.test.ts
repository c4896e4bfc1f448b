import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResults } from '#contract/commands';
import type { SearchOrder } from '#core/search/hit';
import { createLazySearch, type LazySearch } from '#backend/search/lazy-search';
import { buildLibrary } from '#scripts/build-library';
import { tei } from '../../core/text/tei-samples';
import { bundled, libraryOf, textId, textReader } from './bundled';

const library = libraryOf(bundled());
const search = createLazySearch(library, textReader(library)).query;
const words = new Map(
  textReader(library)(textId).sections.flatMap(({ blocks }) =>
    blocks.map(({ id, text }) => [id, text] as const),
  ),
);

const find = (query: string, limit = 10_000, order: SearchOrder = 'reading'): Promise<SearchResults> =>
  search({ textId, query, order, limit });
const blocksIn = ({ hits }: SearchResults): string[] => [...new Set(hits.map(({ block }) => block))];
const blocksWith = async (query: string): Promise<string[]> => blocksIn(await find(query)).toSorted();
/** The words that are found, by block. */
const marked = async (query: string): Promise<Partial<Record<string, string[]>>> => {
  const found: Partial<Record<string, string[]>> = {};
  for (const { block, quote } of (await find(query)).hits) (found[block] ??= []).push(quote);
  return found;
};

describe('searching for a window that shows another edition', () => {
  it('is refused, since the places of the words found would be those of other words there', async () => {
    const { contentHash } = textReader(library)(textId);
    const found = (hash: string) =>
      search({ textId, contentHash: hash, query: 'Kamenev', order: 'best', limit: 5 });
    await expect(found('sha256-0')).rejects.toMatchObject({ code: 'other-edition' });
    expect((await found(contentHash)).total).toBe(7);
  });
});

describe('searching the bundled text', () => {
  it('finds "Kamenev" in three paragraphs, with and without its possessive', async () => {
    const found = await marked('Kamenev');
    expect(Object.keys(found).toSorted()).toEqual(['n1-p2', 'n1-p4', 's1-p1']);
    expect(found['s1-p1']).toEqual(['Kamenev']);
    expect(await blocksWith('Kamenev’s')).toEqual(['n1-p2', 'n1-p4', 's1-p1']);
    expect(await blocksWith("KAMENEV'S")).toEqual(['n1-p2', 'n1-p4', 's1-p1']);
  });

  it('gives each occurrence, with its words and its layer, in reading order', async () => {
    const { hits, total } = await find('Vikzhel');
    expect(total).toBe(hits.length);
    const inFirst = hits.filter(({ block }) => block === 's1-p1');
    const reference = words.get('s1-p1')?.indexOf('Vikzhel.[1]') ?? -1;
    const here = { text: textId, block: 's1-p1', layer: 'text', quote: 'Vikzhel' };
    expect(inFirst).toContainEqual({ ...here, start: reference, end: reference + 'Vikzhel'.length });
    expect(inFirst).toHaveLength(4);
    expect(blocksIn({ hits, total })).toEqual(['s1-p1', 's3-p1', 'n1-p1', 'n1-p2', 'n1-p4']);
    expect(hits.filter(({ layer }) => layer === 'note').map(({ block }) => block.slice(0, 2))).toContain(
      'n1',
    );
  });

  it.each(['C.C.', 'CC', 'c.c'])('finds "C.C." where it stands when "%s" is typed', async (query) => {
    const found = await marked(query);
    expect(found).toEqual({ 'n1-p4': Array(7).fill('C.C.') });
  });

  it('finds abbreviations of the heading', async () => {
    expect(await marked('RSDLP')).toEqual({ head: ['R.S.D.L.P.'] });
    expect(await blocksWith('R.S.D.L.P.(B.)')).toEqual(['head']);
  });

  it('compares words by their stems', async () => {
    expect((await marked('negotiate'))['s2-p1']).toEqual(['negotiations']);
    expect((await marked('negotiate'))['s1-p1']).toEqual(['negotiating']);
  });

  it('needs all words of the query in one block', async () => {
    expect(await blocksWith('Moscow troops')).toEqual(['s1-p1', 's3-p1']);
    expect(await blocksWith('Moscow troops refused')).toEqual(['s3-p1']);
    expect(await find('Moscow nowhere ')).toEqual({ total: 0, hits: [] });
  });

  it('treats the last word as the beginning of a longer one, even where its stem is shorter', async () => {
    for (const typed of ['vac', 'vacill', 'vacillatio', 'vacillation']) {
      expect(await blocksWith(typed), typed).toEqual(['epigraph', 's3-p1']);
    }
    expect((await marked('the army vac'))['epigraph']).toEqual(['vacillation', 'the', 'the', 'the', 'army']);
    expect(await blocksWith('vac ')).toEqual([]);
    expect(await blocksWith('vac army')).toEqual([]);
  });

  it('finds a phrase only where its words follow each other', async () => {
    expect(await marked('"rank and file"')).toEqual({ 's3-p1': ['rank and file', 'rank and file'] });
    expect(await marked('“no vacillation”')).toEqual({
      epigraph: ['no vacillation'],
      's3-p1': ['no vacillation'],
    });
    expect(await blocksWith('"vacillation no"')).toEqual([]);
    expect(await blocksWith('"Kamenev’s policy" Moscow')).toEqual(['s1-p1']);
    expect(await marked('"no vaci')).toEqual({ epigraph: ['no vacillation'], 's3-p1': ['no vacillation'] });
    expect(await blocksWith('"no vaci"')).toEqual([]);
  });

  it('finds a phrase that is interrupted by a note mark', async () => {
    expect(await marked('"the Vikzhel Troops"')).toEqual({ 's1-p1': ['the Vikzhel.[1] Troops'] });
    expect(await marked('"Vikzhel 1"')).toEqual({ 's1-p1': ['Vikzhel.[1'] });
  });

  it('finds a hyphenated word with the hyphen, without it and as two words', async () => {
    for (const typed of [
      'Co-ordinating ',
      'coordinating ',
      'co\u2011ordinating ',
      'coordin',
      'co-ordin',
      '"co ordinating"',
    ])
      expect(await marked(typed), typed).toEqual({ 'n1-p3': ['Co-ordinating'] });
    expect((await marked('co ordinating '))['n1-p3']).toEqual(['Co', 'ordinating']);
    expect(await marked('"the coordinating committee"')).toEqual(
      await marked('"the Co-ordinating Committee"'),
    );
    const all = await marked('all');
    expect(all['n1-p2'], 'a word of a compound is marked, and not the compound').not.toContain('All-Russia');
  });

  it('finds stop words too, so that phrases of them can be found', async () => {
    expect(await blocksWith('"to it" the soviets are')).toEqual(['s1-p1']);
  });

  it('gives the hits of the best blocks first if asked, and the total when it gives fewer', async () => {
    const all = await find('Central Committee', 10_000, 'best');
    const best = await find('Central Committee', 1, 'best');
    expect(best.total).toBe(all.total);
    expect(best.total).toBeGreaterThan(1);
    expect(best.hits).toEqual(all.hits.slice(0, 1));
    const inOrder = await find('Central Committee');
    expect(new Set(inOrder.hits)).toEqual(new Set(all.hits));
    expect(inOrder.hits).not.toEqual(all.hits);
  });

  it('gives hits with the words that stand there, without overlaps', async () => {
    for (const query of ['the', '"rank and file" rank file and', 'the "of the" of']) {
      const { hits } = await find(query);
      for (const [index, { block, start, end, quote }] of hits.entries()) {
        expect(words.get(block)?.slice(start, end)).toBe(quote);
        const next = hits[index + 1];
        if (next?.block === block) expect(next.start).toBeGreaterThanOrEqual(end);
      }
    }
  });
});

describe('searching for anything but words', () => {
  it.each(['', '   ', '+', '"', '*', '""', '“', ':', '👩‍🚀', '[1', '-', '~', '^'])(
    'finds nothing wrong with %s',
    async (query) => {
      const { hits, total } = await find(query);
      expect(hits).toHaveLength(total);
      if (query !== '[1') expect(total).toBe(0);
    },
  );

  it('reads the characters of a query language as plain characters', async () => {
    const plain = await blocksWith('Lenin ');
    for (const query of [
      'Lenin: ',
      '+Lenin ',
      '-Lenin ',
      'Lenin^2 '.replace('2', ''),
      'Lenin~ ',
      '*Lenin* ',
      'text:Lenin '.slice(5),
    ]) {
      expect(await blocksWith(query), query).toEqual(plain);
    }
  });

  it('accepts a thousand characters of any kind', async () => {
    const sign = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'Lenin',
        'the',
        'C.C.',
        '"',
        '“',
        ' ',
        '’s',
        '*',
        ':',
        '+',
        'constructor',
        '__proto__',
        'toString',
      ),
    );
    const query = fc.array(sign, { maxLength: 200 }).map((parts) => parts.join('').slice(0, 1000));
    await fc.assert(
      fc.asyncProperty(query, async (typed) => {
        const { total, hits } = await find(typed, 3);
        expect(hits.length).toBe(Math.min(3, total));
      }),
    );
    expect((await find('a'.repeat(1000))).total).toBe(0);
    expect((await find('the '.repeat(250))).total).toBe((await find('the ')).total);
  });
});

describe('searching other texts', () => {
  let folder: string;
  let other: LazySearch['query'];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-search-'));
    const put = (id: string, body: string, language = 'de') => {
      writeFileSync(
        join(folder, `${id}.xml`),
        tei({ id, body }).replace('ident="de"', `ident="${language}"`),
      );
    };
    put(
      'russian',
      '<p xml:id="p1">Викжель выступил. Ещё раз: ЦК РСДРП(б).</p><p xml:id="p2">Съезд Советов</p>',
      'ru',
    );
    put('english', '<p xml:id="p1">Artists and artisans.</p><p xml:id="p2">One art.</p>', 'en');
    put(
      'letters',
      `<p xml:id="p1">Straße in Łódź, Søren, Encyclopædia.</p><p xml:id="p2">Ἀθῆναι; Ёлка, мой.</p>
        <p xml:id="p3">Strasse in Lodz, Soren, Encyclopaedia.</p><p xml:id="p4">Αθηναι; елка, мои.</p>
        <p xml:id="p5">The coordinating committee, and co ordinating.</p>`,
      'de',
    );
    put(
      'parts',
      `<p xml:id="long">A debate of many words, and more of them.</p><p xml:id="short">A debate.</p>
        <div xml:id="d"><head xml:id="h">On the debate that follows</head><p xml:id="p">Words.</p></div>`,
      'en',
    );
    const built = libraryOf(buildLibrary(folder));
    other = createLazySearch(built, textReader(built)).query;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds Cyrillic words as they stand', async () => {
    const { hits } = await other({ textId: 'russian', query: 'ВИКЖЕЛЬ', order: 'best', limit: 10 });
    expect(hits).toMatchObject([{ block: 'p1', start: 0, end: 7 }]);
    expect(
      (await other({ textId: 'russian', query: '"съезд советов"', order: 'best', limit: 10 })).hits,
    ).toHaveLength(1);
    expect((await other({ textId: 'russian', query: 'сове', order: 'best', limit: 10 })).hits).toHaveLength(
      1,
    );
  });

  it.each([
    ['Lodz', ['p1', 'p3']],
    ['łódź', ['p1', 'p3']],
    ['Soren', ['p1', 'p3']],
    ['søren', ['p1', 'p3']],
    ['Strasse', ['p1', 'p3']],
    ['STRAẞE', ['p1', 'p3']],
    ['Encyclopaedia', ['p1', 'p3']],
    ['encyclopædia', ['p1', 'p3']],
    ['Αθηναι', ['p2', 'p4']],
    ['ἈΘΗ͂ΝΑΙ', ['p2', 'p4']],
    ['елка', ['p2', 'p4']],
    ['ёлка', ['p2', 'p4']],
    ['мои', ['p4']],
    ['co-ordinating', ['p5']],
    ['"co-ordinating committee"', ['p5']],
  ])('finds %s in every spelling that is the same to a reader', async (query, blocks) => {
    const { hits } = await other({ textId: 'letters', query, order: 'best', limit: 10 });
    expect([...new Set(hits.map(({ block }) => block))].toSorted()).toEqual(blocks);
  });

  it('prefers a heading to a paragraph, and a short paragraph to a long one', async () => {
    const { hits } = await other({ textId: 'parts', query: 'debate ', order: 'best', limit: 10 });
    expect(hits.map(({ block }) => block)).toEqual(['h', 'short', 'long']);
  });

  it('prefers the word itself to longer words', async () => {
    const { hits } = await other({ textId: 'english', query: 'art', order: 'best', limit: 10 });
    expect(hits.map(({ block }) => block)).toEqual(['p2', 'p1', 'p1']);
  });
});
