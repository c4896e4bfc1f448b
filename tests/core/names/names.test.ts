import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherNames, marksOnNames, type Mark } from '#core/names/names';
import { flatten } from '#core/text/flat-text';
import type { Span } from '#core/text/study-text';
import { section } from '../text/sections';
import { bundled, bundledFlat, source } from './bundled';

const entries = gatherNames(bundled, bundledFlat);
const entry = (id: string) => {
  const found = entries.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};
const countInSource = (pattern: RegExp): number => [...source.matchAll(pattern)].length;

describe('the names of the bundled text', () => {
  it('are 15 persons, 19 organisations and 3 places, in the order of their first mentions', () => {
    const ofType = (wanted: string) => entries.filter(({ type }) => type === wanted).map(({ form }) => form);
    expect(ofType('person')).toEqual([
      'Lenin',
      'Kamenev',
      'Kaledin',
      'Kornilov',
      'Sokolnikov',
      'Ryazanov',
      'Kerensky',
      'Chernov',
      'Avksentyev',
      'Milyutin',
      'Rykov',
      'Zinoviev',
      'Larin',
      'Nogin',
      'Teodorovich',
    ]);
    expect(ofType('organisation')).toHaveLength(19);
    expect(ofType('place')).toEqual(['Moscow', 'Petrograd', 'Russia']);
  });

  it('count Kamenev seven times: once in the speeches, six times in the note', () => {
    expect(entry('kamenev').mentions.map(({ block }) => block.block.id)).toEqual([
      's1-p1',
      'n1-p2',
      'n1-p4',
      'n1-p4',
      'n1-p4',
      'n1-p4',
      'n1-p4',
    ]);
  });

  it('count every person as often as the plain words of the source do', () => {
    const counted = entries.filter(({ type }) => type === 'person').map((e) => [e.form, e.mentions.length]);
    expect(counted).toEqual(counted.map(([form]) => [form, countInSource(new RegExp(`${form}s?\\b`, 'gu'))]));
  });

  it('give each name the spellings that the text prints, and no other', () => {
    expect(entry('kaledin')).toMatchObject({ form: 'Kaledin', spellings: ['Kaledins'] });
    expect(entry('kornilov').mentions.map(({ words }) => words)).toEqual(['Kornilovs']);
    expect(entry('central-committee').spellings).toEqual([
      'Bolshevik Central Committee',
      'Central Committee',
      'C.C.',
    ]);
    expect(entry('vikzhel').spellings).toEqual([
      'All-Russia Central Committee of the Railwaymen’s Trade Union',
    ]);
    expect(entry('kamenev').spellings).toEqual([]);
  });

  it('have the ranges that they claim', () => {
    for (const { mentions } of entries) {
      expect(mentions.length).toBeGreaterThan(0);
      for (const { range, words } of mentions) {
        expect(bundledFlat.text.slice(range.start, range.end)).toBe(words);
      }
    }
  });
});

describe('names that the markup leads to no list', () => {
  it('are gathered by their words', () => {
    const span = (start: number, end: number): Span => ({ type: 'person', key: null, start, end });
    const made = section('a', 'text', { p: 'Ann saw Bob. Ann left.' }, [
      span(0, 3),
      span(8, 11),
      span(13, 16),
    ]);
    const found = gatherNames({ names: [] }, flatten({ sections: [made] }));
    expect(found.map(({ form, mentions }) => [form, mentions.length])).toEqual([
      ['Ann', 2],
      ['Bob', 1],
    ]);
  });
});

describe('my marks on names', () => {
  const mark = (id: string, start: number, end: number): Mark => ({ id, ranges: [{ start, end }] });
  const kamenev = entry('kamenev').mentions[0]?.range ?? { start: 0, end: 0 };

  it('count when they overlap a mention, and not when they only touch it', () => {
    const on = marksOnNames(entries, [
      mark('inside', kamenev.start + 1, kamenev.start + 2),
      mark('before', kamenev.start - 4, kamenev.start),
      mark('after', kamenev.end, kamenev.end + 3),
      mark('around', kamenev.start - 1, kamenev.end + 1),
    ]);
    expect(on.get('kamenev')).toEqual(['inside', 'around']);
  });

  it('count once, however many mentions they cover, and for a name within a name too', () => {
    const on = marksOnNames(entries, [mark('all', 0, bundledFlat.text.length)]);
    expect([...on.keys()].sort()).toEqual(entries.map(({ id }) => id).sort());
    expect([...on.values()].every((ids) => ids.length === 1)).toBe(true);
    const duma = entry('petrograd-duma').mentions[0]?.range ?? { start: 0, end: 0 };
    const last = marksOnNames(entries, [mark('m', duma.end - 1, duma.end)]);
    expect([...last.keys()]).toEqual(['petrograd-duma']);
  });

  it('are those that a comparison of all with all finds', () => {
    const end = bundledFlat.text.length;
    const ranges = fc
      .array(fc.tuple(fc.nat(end), fc.integer({ min: 1, max: 400 })), { maxLength: 12 })
      .map((list) =>
        list.map(([start, length], index) => mark(`${index}`, start, Math.min(end, start + length))),
      );
    fc.assert(
      fc.property(ranges, (marks) => {
        const on = marksOnNames(entries, marks);
        for (const { id, mentions } of entries) {
          const expected = marks.filter((m) =>
            m.ranges.some((r) => mentions.some((x) => x.range.start < r.end && r.start < x.range.end)),
          );
          expect(on.get(id) ?? []).toEqual([...new Set(expected.map((m) => m.id))]);
        }
      }),
    );
  });
});
