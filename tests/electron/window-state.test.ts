import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backToScreen, besideWindow, fitWindow, type Rectangle } from '#electron/window-state';

const desk = { x: 0, y: 24, width: 1920, height: 1016 };
const beside = { x: 1920, y: 0, width: 1280, height: 720 };

const remembered = (bounds: Rectangle, maximised = false, fullScreen = false) => ({
  bounds,
  maximised,
  fullScreen,
});

describe('fitWindow', () => {
  it('puts a first window into the middle of the first screen', () => {
    const { bounds, maximised } = fitWindow(null, [desk, beside]);
    expect(bounds).toEqual({ x: 320, y: 102, width: 1280, height: 860 });
    expect(maximised).toBe(false);
  });

  it('opens where it was when that is on a screen', () => {
    const bounds = { x: 2000, y: 50, width: 800, height: 600 };
    for (const state of [remembered(bounds, true), remembered(bounds, false, true)])
      expect(fitWindow(state, [desk, beside])).toEqual(state);
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
    fc.assert(
      fc.property(rectangle(1), screens, (bounds, areas) => {
        const placed = fitWindow(remembered(bounds), areas).bounds;
        expect(areas.some((area) => contains(area, placed))).toBe(true);
      }),
    );
  });
});

describe('besideWindow', () => {
  it('opens a further window as large as the first, a little to the right and below', () => {
    const first = remembered({ x: 100, y: 100, width: 900, height: 700 }, true, true);
    expect(besideWindow(first, [desk, beside])).toEqual(
      remembered({ x: 132, y: 132, width: 900, height: 700 }),
    );
  });

  it('begins anew at the top left where there is no more room', () => {
    const first = remembered({ x: 1000, y: 300, width: 900, height: 700 });
    expect(besideWindow(first, [desk]).bounds).toEqual({ ...first.bounds, x: 0, y: 24 });
  });

  it('is a little smaller than a first window that fills the screen', () => {
    expect(besideWindow(remembered(desk), [desk]).bounds).toEqual({ x: 32, y: 56, width: 1888, height: 984 });
  });

  it('stands on one screen, and elsewhere than the first where that leaves room', () => {
    fc.assert(
      fc.property(rectangle(1), screens, (bounds, areas) => {
        const first = fitWindow(remembered(bounds), areas);
        const { bounds: placed } = besideWindow(first, areas);
        const area = areas.find((one) => contains(one, placed));
        expect(area).toBeDefined();
        const hasRoom = area !== undefined && area.width >= 500 && area.height >= 500;
        if (hasRoom) expect([placed.x, placed.y]).not.toEqual([first.bounds.x, first.bounds.y]);
      }),
    );
  });
});

describe('backToScreen', () => {
  it('leaves a window alone whose upper edge can be taken hold of', () => {
    for (const bounds of [
      { x: 100, y: 100, width: 900, height: 700 },
      { x: 1600, y: 900, width: 900, height: 700 },
      { x: -700, y: 24, width: 900, height: 700 },
    ])
      expect(backToScreen(bounds, [desk])).toBeNull();
  });

  it('moves a window back whose screen has gone, or whose upper edge is out of reach', () => {
    const away = { x: 2000, y: 50, width: 800, height: 600 };
    expect(backToScreen(away, [desk, beside])).toBeNull();
    expect(backToScreen(away, [desk])).toEqual({ x: 560, y: 232, width: 800, height: 600 });
    const above = { x: 100, y: -300, width: 800, height: 600 };
    expect(backToScreen(above, [desk])).toEqual({ ...above, y: 24 });
    const below = { x: 100, y: 1030, width: 800, height: 600 };
    expect(backToScreen(below, [desk])).toEqual({ ...below, y: 440 });
  });

  it('moves a window only to where it stays', () => {
    fc.assert(
      fc.property(rectangle(380), screens, (bounds, areas) => {
        const moved = backToScreen(bounds, areas);
        if (moved) expect(backToScreen(moved, areas)).toBeNull();
      }),
    );
  });
});

const pixel = fc.integer({ min: -5000, max: 5000 });
const rectangle = (least: number) =>
  fc.record({
    x: pixel,
    y: pixel,
    width: fc.integer({ min: least, max: 6000 }),
    height: fc.integer({ min: least, max: 6000 }),
  });
const screens = fc.array(rectangle(200), { minLength: 1, maxLength: 4 });

const contains = (area: Rectangle, inner: Rectangle): boolean =>
  inner.x >= area.x &&
  inner.y >= area.y &&
  inner.x + inner.width <= area.x + area.width &&
  inner.y + inner.height <= area.y + area.height;
