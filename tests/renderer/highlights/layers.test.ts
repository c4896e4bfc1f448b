import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colours } from '#core/annotation/annotation';
import { layer, layerCount, type ColouredRange } from '#renderer/highlights/layers';

const range = (start: number, end: number, colour: ColouredRange['colour'] = 'yellow') => ({
  start,
  end,
  colour,
});
const ranges = fc.array(
  fc
    .record({
      start: fc.nat(60),
      length: fc.integer({ min: 1, max: 30 }),
      colour: fc.constantFrom(...colours),
    })
    .map(({ start, length, colour }) => range(start, start + length, colour)),
  { maxLength: 12 },
);

describe('layers of highlights', () => {
  it('puts overlapping ranges of one colour under different names', () => {
    const layers = layer([range(0, 10), range(5, 15), range(10, 20)]);
    expect([...layers.keys()]).toEqual(['lectern-yellow-0', 'lectern-yellow-1']);
    expect(layers.get('lectern-yellow-0')).toEqual([range(0, 10), range(10, 20)]);
  });

  it('keeps colours apart and drops no range', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const layers = layer(given);
        const painted = [...layers].flatMap(([name, members]) => members.map((member) => ({ name, member })));
        expect(painted).toHaveLength(given.length);
        for (const { name, member } of painted)
          expect(name.startsWith(`lectern-${member.colour}-`)).toBe(true);
      }),
    );
  });

  it('merges nothing below the last layer', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        for (const [name, members] of layer(given)) {
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
});
