/** Device-independent pixels, as Electron's `Rectangle`. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window is when it is neither maximised nor full screen, and whether it is maximised. */
export interface Placement {
  readonly bounds: Rectangle;
  readonly maximised: boolean;
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
  if (!remembered) return { bounds: centred(fitted(firstWindow, primary), primary), maximised: false };
  const { bounds, maximised } = remembered;
  const area = mostCovered(bounds, workAreas);
  if (!area) return { bounds: centred(fitted(bounds, primary), primary), maximised };
  const size = fitted(bounds, area);
  return {
    bounds: {
      ...size,
      x: clamp(bounds.x, area.x, area.x + area.width - size.width),
      y: clamp(bounds.y, area.y, area.y + area.height - size.height),
    },
    maximised,
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

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
