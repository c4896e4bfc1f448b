import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colours, styles, type TextRange } from '#core/annotation/annotation';
import { createIntervalIndex } from '#core/intervals/interval-index';
import { layer, layerCount, type MarkedRange } from '#renderer/page/layers';

const range = (
  start: number,
  end: number,
  colour: MarkedRange['colour'] = 'yellow',
  style: MarkedRange['style'] = 'solid',
): MarkedRange => ({ start, end, colour, style });
/** Few kinds, so that many overlap: up to twenty on one letter. */
const ranges = fc.array(
  fc
    .record({
      start: fc.nat(40),
      length: fc.integer({ min: 1, max: 30 }),
      colour: fc.constantFrom(...colours.slice(0, 3)),
      style: fc.constantFrom(...styles),
    })
    .map(({ start, length, colour, style }) => range(start, start + length, colour, style)),
  { maxLength: 40 },
);
const letters = Array.from({ length: 71 }, (_, at) => at);
const covers =
  (at: number) =>
  ({ start, end }: TextRange): boolean =>
    start <= at && at < end;
const kindOf = ({ colour, style }: MarkedRange): string =>
  style === 'solid' ? `lectern-${colour}` : `lectern-${colour}-${style}`;
const placeOf = ({ style }: MarkedRange): string => (style === 'strike-through' ? 'through' : 'below');

describe('layers of highlights', () => {
  it('puts overlapping ranges of one colour under different names', () => {
    const layers = layer([range(0, 10), range(5, 15), range(10, 20)]);
    expect([...layers.keys()]).toEqual(['lectern-yellow-0', 'lectern-yellow-1']);
    expect(layers.get('lectern-yellow-0')).toEqual([range(0, 10), range(10, 20)]);
  });

  it('puts lines of different colours, and those of grounds, on lines of their own', () => {
    const kinds = [
      range(0, 9, 'yellow', 'underline'),
      range(0, 8, 'blue', 'wavy'),
      range(0, 7, 'blue', 'strike-through'),
      range(0, 6, 'blue'),
    ];
    expect([...layer(kinds).keys()]).toEqual([
      'lectern-yellow-underline-0',
      'lectern-blue-wavy-1',
      'lectern-blue-strike-through-0',
      'lectern-blue-2',
    ]);
  });

  it('paints at each letter exactly the colours and styles of what covers it', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const layers = [...layer(given)];
        for (const at of letters) {
          const painted = layers.filter(([, members]) => members.some(covers(at))).map(([name]) => name);
          const kinds = new Set(painted.map((name) => name.replace(/-\d$/, '')));
          expect(kinds).toEqual(new Set(given.filter(covers(at)).map(kindOf)));
        }
      }),
    );
  });

  it('gives what lies on one letter as many layers as it needs, as far as they reach', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const layers = [...layer(given)];
        for (const place of new Set(given.map(placeOf))) {
          const sharing = given.filter((one) => placeOf(one) === place);
          const deepest = Math.max(...letters.map((at) => sharing.filter(covers(at)).length));
          if (deepest > layerCount) continue;
          for (const at of letters) {
            const painted = layers
              .flatMap(([name, members]) => members.filter(covers(at)).map((member) => ({ name, member })))
              .filter(({ member }) => placeOf(member) === place);
            const used = new Set(painted.map(({ name }) => name.at(-1)));
            expect(used.size).toBe(sharing.filter(covers(at)).length);
          }
        }
      }),
    );
  });

  it('drops no range, and merges nothing below the last layer', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const layers = layer(given);
        expect([...layers.values()].flat()).toHaveLength(given.length);
        for (const [name, members] of layers) {
          if (name.endsWith(`-${layerCount - 1}`)) continue;
          const sorted = [...members].sort((a, b) => a.start - b.start);
          sorted.forEach((member, index) => {
            const next = sorted[index + 1];
            if (next) expect(next.start).toBeGreaterThanOrEqual(member.end);
          });
        }
      }),
    );
  });

  it('puts all that are dimmed under one name, where they take no layer from the others', () => {
    const dimmed = [range(0, 9), range(2, 9, 'pink')].map((one) => ({ ...one, dimmed: true }));
    const names = layer([...dimmed, range(1, 5)]);
    expect([...names.keys()].toSorted()).toEqual(['lectern-dimmed', 'lectern-yellow-0']);
    expect(names.get('lectern-dimmed')).toEqual(dimmed);
  });

  it('offers at each letter exactly what covers it', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const index = createIntervalIndex();
        given.forEach(({ start, end }, at) => index.add({ start, end, id: String(at) }));
        for (const at of letters) {
          const offered = index.touching({ start: at, end: at + 1 }).map(({ id }) => id);
          const expected = given.flatMap((one, which) => (covers(at)(one) ? [String(which)] : []));
          expect(new Set(offered)).toEqual(new Set(expected));
          expect(offered).toHaveLength(expected.length);
        }
      }),
    );
  });
});
