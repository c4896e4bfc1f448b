import type { Display, Rectangle, Screen } from 'electron';
import { EventEmitter } from 'node:events';
import type { Configuration } from '../calls';
import { answers, configuration, needsReady, preventable } from './environment';

type Shown = Pick<Display, 'id' | 'bounds' | 'workArea'>;

const withIds = (given: Configuration['displays']): Shown[] =>
  given.map((display, id) => ({ id, ...display }));
let present = withIds(configuration.displays);

const displays = (): Shown[] => {
  needsReady('screen');
  return present;
};

/** The displays of the configuration, without the other fields of a real display. */
class StandInScreen extends EventEmitter implements Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'> {
  getAllDisplays = () => displays() as Display[];
  getPrimaryDisplay = () => displays()[0] as Display;
}

export const screen = new StandInScreen();

/** The display at a window's place, else the primary one. */
export const displayAt = ({ x, y }: Rectangle): Pick<Display, 'bounds' | 'workArea'> => {
  const [primary] = displays();
  const at = displays().find(
    ({ bounds }) => inside(x, bounds.x, bounds.width) && inside(y, bounds.y, bounds.height),
  );
  const nothing = { x: 0, y: 0, width: 0, height: 0 };
  return at ?? primary ?? { bounds: nothing, workArea: nothing };
};

const inside = (value: number, start: number, length: number): boolean =>
  value >= start && value < start + length;

/** Tells of each display that comes, goes or changes, after the change, as Electron does. */
answers.changeDisplays = ({ displays: given }) => {
  const before = present;
  present = withIds(given);
  for (const old of before) {
    const now = present.find(({ id }) => id === old.id);
    if (!now) screen.emit('display-removed', preventable({}), old);
    else if (JSON.stringify(now) !== JSON.stringify(old))
      screen.emit('display-metrics-changed', preventable({}), now, ['bounds', 'workArea']);
  }
  for (const added of present.slice(before.length)) screen.emit('display-added', preventable({}), added);
  return Promise.resolve();
};
