import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { back, emptyTrail, forward, longest, push, type Trail } from '#renderer/navigation/trail';

/** The trail of a reader who has jumped through these visits and is at the last. */
const through = (visits: readonly number[]): { trail: Trail<number>; here: number } => {
  let trail: Trail<number> = emptyTrail;
  for (const visit of visits.slice(0, -1)) trail = push(trail, visit);
  return { trail, here: visits.at(-1) ?? 0 };
};

describe('the trail of visits', () => {
  it('leads back and forward again', () => {
    const { trail, here } = through([1, 2, 3]);
    const first = back(trail, here);
    expect(first?.to).toBe(2);
    const second = first && back(first.trail, first.to);
    expect(second?.to).toBe(1);
    expect(second && back(second.trail, second.to)).toBeNull();
    const again = second && forward(second.trail, second.to);
    expect(again?.to).toBe(2);
    expect(again && forward(again.trail, again.to)?.to).toBe(3);
  });

  it('has nothing to go forward to after a jump', () => {
    const { trail, here } = through([1, 2, 3]);
    const step = back(trail, here);
    const elsewhere = step && push(step.trail, step.to);
    expect(elsewhere && forward(elsewhere, 9)).toBeNull();
    expect(elsewhere && back(elsewhere, 9)?.to).toBe(2);
  });

  it('keeps no visit twice in a row, and does not go back to the current one', () => {
    expect(through([1, 1, 1, 2]).trail.behind).toEqual([1]);
    expect(back({ behind: [1, 2], ahead: [] }, 2)?.to).toBe(1);
    expect(back({ behind: [2], ahead: [] }, 2)).toBeNull();
  });

  it('forgets the oldest visits first', () => {
    const { trail } = through(Array.from({ length: 2 * longest }, (_, visit) => visit));
    expect(trail.behind).toHaveLength(longest);
    expect(trail.behind.at(-1)).toBe(2 * longest - 2);
  });

  it('leads back to the earlier visits, whatever the steps back and forward', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 50 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (visits, steps) => {
          const { trail, here } = through(visits);
          let at = visits.length - 1;
          let now = { trail, to: here };
          for (const isBack of steps) {
            const step = isBack ? back(now.trail, now.to) : forward(now.trail, now.to);
            const next = at + (isBack ? -1 : 1);
            expect(step?.to).toBe(visits[next]);
            if (!step) continue;
            now = step;
            at = next;
          }
        },
      ),
    );
  });
});
