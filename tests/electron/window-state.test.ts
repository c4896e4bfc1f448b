import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindow, type Rectangle } from '#electron/window-state';

const desk = { x: 0, y: 24, width: 1920, height: 1016 };
const beside = { x: 1920, y: 0, width: 1280, height: 720 };

const remembered = (bounds: Rectangle, maximised = false) => ({ bounds, maximised });

describe('fitWindow', () => {
  it('puts a first window into the middle of the first screen', () => {
    const { bounds, maximised } = fitWindow(null, [desk, beside]);
    expect(bounds).toEqual({ x: 320, y: 102, width: 1280, height: 860 });
    expect(maximised).toBe(false);
  });

  it('opens where it was when that is on a screen', () => {
    const bounds = { x: 2000, y: 50, width: 800, height: 600 };
    expect(fitWindow(remembered(bounds, true), [desk, beside])).toEqual({ bounds, maximised: true });
  });

  it('moves a window that hangs over an edge to the screen it is mostly on', () => {
    const { bounds } = fitWindow(remembered({ x: 1700, y: 300, width: 800, height: 600 }), [desk, beside]);
    expect(bounds).toEqual({ x: 1920, y: 120, width: 800, height: 600 });
  });

  it('brings a window from a screen that is gone to the middle of the first one', () => {
    const { bounds } = fitWindow(remembered({ x: 4000, y: 3000, width: 800, height: 600 }), [desk]);
    expect(bounds).toEqual({ x: 560, y: 232, width: 800, height: 600 });
  });

  it('lies wholly within one work area, wherever it was and whatever the screens are', () => {
    const pixel = fc.integer({ min: -5000, max: 5000 });
    const rectangle = (least: number) =>
      fc.record({
        x: pixel,
        y: pixel,
        width: fc.integer({ min: least, max: 6000 }),
        height: fc.integer({ min: least, max: 6000 }),
      });
    fc.assert(
      fc.property(rectangle(1), fc.array(rectangle(200), { minLength: 1, maxLength: 4 }), (bounds, areas) => {
        const placed = fitWindow(remembered(bounds), areas).bounds;
        expect(areas.some((area) => contains(area, placed))).toBe(true);
      }),
    );
  });
});

const contains = (area: Rectangle, inner: Rectangle): boolean =>
  inner.x >= area.x &&
  inner.y >= area.y &&
  inner.x + inner.width <= area.x + area.width &&
  inner.y + inner.height <= area.y + area.height;
