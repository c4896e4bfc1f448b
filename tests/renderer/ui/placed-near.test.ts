import { describe, expect, it } from 'vitest';
import { placementNear, type Preferences } from '#renderer/ui/placed-near';

const window = { width: 1000, height: 800 };
const size = { width: 300, height: 40 };
/** A line of words whose upper and lower edge are given; the line after it ends 30 pixels lower. */
const line = (top: number, bottom: number, left = 400) => ({
  above: { left, top, width: 100 },
  below: { left, bottom: bottom + 30, width: 100 },
});
const near = (top: number, bottom: number, preferences: Preferences = { prefer: 'above' }) =>
  placementNear(line(top, bottom), size, window, preferences);

describe('an element near words', () => {
  it('stands above them, and its lower edge stays when it grows', () => {
    expect(near(400, 420)).toEqual({ side: 'above', left: 300, bottom: 408 });
  });
  it('stands below the line after them when there is no room above, and its upper edge stays', () => {
    expect(near(50, 70)).toEqual({ side: 'below', left: 300, top: 108 });
  });
  it('keeps room to grow on its side', () => {
    expect(near(100, 120, { prefer: 'above', growth: 50 })).toMatchObject({ side: 'below' });
    expect(near(700, 700, { growth: 50 })).toMatchObject({ side: 'above' });
  });
  it('stays inside the window where it fits on neither side', () => {
    expect(near(20, 790)).toEqual({ side: 'below', left: 300, top: 8 });
    expect(placementNear(line(400, 420, 980), size, window)).toMatchObject({ left: 692 });
    expect(placementNear(line(400, 420, -80), size, window)).toMatchObject({ left: 8 });
  });
});
