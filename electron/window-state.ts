/** Device-independent pixels, as Electron's `Rectangle`. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window is when it is neither maximised nor full screen, and whether it is that. */
export interface Placement {
  readonly bounds: Rectangle;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

export interface WindowState extends Placement {
  /** The factor by which the whole page is enlarged (zoom.ts). */
  readonly zoom: number;
}

export const smallestWindow = { width: 380, height: 320 } as const;
const firstWindow = { width: 1280, height: 860 } as const;

/**
 * The place in which the window opens: the remembered one, moved and shrunk so that it lies wholly within the
 * work area of a screen that exists now; the first window ever is in the middle of the primary screen.
 * `workAreas` is never empty, and the primary screen's area is its first.
 */
export const fitWindow = (remembered: Placement | null, workAreas: readonly Rectangle[]): Placement => {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...firstWindow };
  if (!remembered)
    return { bounds: centred(fitted(firstWindow, primary), primary), maximised: false, fullScreen: false };
  return { ...remembered, bounds: fitBounds(remembered.bounds, workAreas) };
};

/** How far a further window stands from the one that it is opened from, to the right and down. */
const offset = 32;

/**
 * The place of a further window: as large as the one that it is opened from and a little beside it, so that both are
 * seen. Where there is no more room, it begins anew at the top left. It is neither maximised nor full screen, which would
 * hide the first one.
 */
export const besideWindow = ({ bounds }: Placement, workAreas: readonly Rectangle[]): Placement => {
  const start = fitBounds(bounds, workAreas);
  const area = mostCovered(start, workAreas) ?? start;
  const beside = { ...start, x: start.x + offset, y: start.y + offset };
  const placed = [beside, { ...start, x: area.x, y: area.y }, shrunk(beside, area)].find(
    (place) => contains(area, place) && !(place.x === start.x && place.y === start.y),
  );
  return { bounds: placed ?? start, maximised: false, fullScreen: false };
};

const shrunk = ({ x, y, width, height }: Rectangle, area: Rectangle): Rectangle => ({
  x,
  y,
  width: Math.max(smallestWindow.width, Math.min(width, area.x + area.width - x)),
  height: Math.max(smallestWindow.height, Math.min(height, area.y + area.height - y)),
});

/** As much of a window's upper edge must be seen, so that a person can take hold of it. */
const handle = { width: 120, height: 32 } as const;

/**
 * Where a window goes when the screens have changed: null when it can stay, because enough of its upper edge is on a
 * screen.
 */
export const backToScreen = (bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null => {
  const isHeld = workAreas.some(
    (area) =>
      bounds.y >= area.y &&
      bounds.y + handle.height <= area.y + area.height &&
      overlap(bounds.x, bounds.width, area.x, area.width) >= handle.width,
  );
  return isHeld ? null : fitBounds(bounds, workAreas);
};

const fitBounds = (bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle => {
  const [primary = bounds] = workAreas;
  const area = mostCovered(bounds, workAreas);
  if (!area) return centred(fitted(bounds, primary), primary);
  const size = fitted(bounds, area);
  return {
    ...size,
    x: clamp(bounds.x, area.x, area.x + area.width - size.width),
    y: clamp(bounds.y, area.y, area.y + area.height - size.height),
  };
};

type Size = Pick<Rectangle, 'width' | 'height'>;

const fitted = (size: Size, area: Size): Size => ({
  width: Math.min(Math.max(size.width, smallestWindow.width), area.width),
  height: Math.min(Math.max(size.height, smallestWindow.height), area.height),
});

const centred = (size: Size, area: Rectangle): Rectangle => ({
  ...size,
  x: area.x + Math.floor((area.width - size.width) / 2),
  y: area.y + Math.floor((area.height - size.height) / 2),
});

/** The area that the rectangle covers most of; null when it touches none. */
const mostCovered = (bounds: Rectangle, areas: readonly Rectangle[]): Rectangle | null => {
  let best: Rectangle | null = null;
  let most = 0;
  for (const area of areas) {
    const covered =
      overlap(bounds.x, bounds.width, area.x, area.width) *
      overlap(bounds.y, bounds.height, area.y, area.height);
    if (covered > most) [best, most] = [area, covered];
  }
  return best;
};

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));

const contains = (area: Rectangle, inner: Rectangle): boolean =>
  inner.x >= area.x &&
  inner.y >= area.y &&
  inner.x + inner.width <= area.x + area.width &&
  inner.y + inner.height <= area.y + area.height;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
