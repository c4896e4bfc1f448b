import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { back, emptyTrail, forward, leave, longest, type Trail } from '#renderer/navigation/trail';

/** The trail of somebody who jumps through these places and stands at the last. */
const through = (places: readonly number[]): { trail: Trail<number>; here: number } => {
  let trail: Trail<number> = emptyTrail;
  for (const place of places.slice(0, -1)) trail = leave(trail, place);
  return { trail, here: places.at(-1) ?? 0 };
};

describe('the trail of places', () => {
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

  it('gives up what lay ahead when one jumps elsewhere', () => {
    const { trail, here } = through([1, 2, 3]);
    const step = back(trail, here);
    const elsewhere = step && leave(step.trail, step.to);
    expect(elsewhere && forward(elsewhere, 9)).toBeNull();
    expect(elsewhere && back(elsewhere, 9)?.to).toBe(2);
  });

  it('keeps no place twice in a row, and passes over where one is already', () => {
    expect(through([1, 1, 1, 2]).trail.behind).toEqual([1]);
    expect(back({ behind: [1, 2], ahead: [] }, 2)?.to).toBe(1);
    expect(back({ behind: [2], ahead: [] }, 2)).toBeNull();
  });

  it('forgets the oldest places first', () => {
    const { trail } = through(Array.from({ length: 2 * longest }, (_, place) => place));
    expect(trail.behind).toHaveLength(longest);
    expect(trail.behind.at(-1)).toBe(2 * longest - 2);
  });

  it('comes back to where one was, whatever the way there and back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 50 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (places, walks) => {
          const { trail, here } = through(places);
          let at = places.length - 1;
          let now = { trail, to: here };
          for (const isBack of walks) {
            const step = isBack ? back(now.trail, now.to) : forward(now.trail, now.to);
            const next = at + (isBack ? -1 : 1);
            expect(step?.to).toBe(places[next]);
            if (!step) continue;
            now = step;
            at = next;
          }
        },
      ),
    );
  });
});
