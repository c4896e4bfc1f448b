import type { Display, Rectangle, Screen } from 'electron';
import { configuration, needsReady } from './environment';

type Shown = Pick<Display, 'id' | 'bounds' | 'workArea'>;

const displays = (): Shown[] => {
  needsReady('screen');
  return configuration.displays.map((display, id) => ({ id, ...display }));
};

/** The displays of the configuration, without the other fields of a real display. */
export const screen = {
  getAllDisplays: () => displays() as Display[],
  getPrimaryDisplay: () => displays()[0] as Display,
} satisfies Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;

/** The bounds of a maximised window that was at this place. */
export const workAreaAt = ({ x, y }: Rectangle): Rectangle => {
  const [primary] = displays();
  const at = displays().find(
    ({ bounds }) => inside(x, bounds.x, bounds.width) && inside(y, bounds.y, bounds.height),
  );
  return (at ?? primary)?.workArea ?? { x: 0, y: 0, width: 0, height: 0 };
};

const inside = (value: number, start: number, length: number): boolean =>
  value >= start && value < start + length;
