import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationVariable, type Configuration, type DriverCalls, type MainCalls } from '../calls';
import { link } from '../link';

// The driver writes the configuration; the package.json is the program's own.
export const configuration = JSON.parse(process.env[configurationVariable] ?? '{}') as Configuration;
export const packageJson = JSON.parse(readFileSync(join(configuration.appPath, 'package.json'), 'utf8')) as {
  readonly main: string;
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
};

/** The modules that answer fill this in; see index.ts. */
export const answers: Partial<MainCalls> = {};

let complete: () => void;
const completed = new Promise<void>((resolve) => (complete = resolve));
/** Called by index.ts when all answers are filled in: calls that came before wait for it. */
export const answersAreComplete = (): void => complete();

export const driver: DriverCalls = link<MainCalls, DriverCalls>(
  {
    send: (message) => void (process.connected && process.send?.(message)),
    listen: (listener) =>
      void process.on('message', (message) => void completed.then(() => listener(message))),
    onEnd: (listener) => void process.on('disconnect', listener),
  },
  answers as MainCalls, // complete by then
);

let ready = false;

/** Throws before `ready`, as Electron does. */
export const needsReady = (what: string): void => {
  if (!ready) throw new Error(`${what} cannot be used before the app is ready`);
};

/** Throws after `ready`, when Electron refuses the call or ignores it in silence. */
export const needsNotReady = (what: string): void => {
  if (ready) throw new Error(`${what} should be called before the app is ready`);
};

export const setReady = (): void => {
  ready = true;
};
export const isReady = (): boolean => ready;

/** Electron's error boxes block the program until they are closed: it ends only when none of these is open. */
export const openBoxes = new Set<Promise<unknown>>();

/** What a call on an object throws whose window or page has gone. */
export const destroyed = (): TypeError => new TypeError('Object has been destroyed');

/** An event whose default a listener can prevent. */
export const preventable = <Details extends object>(details: Details) => {
  let prevented = false;
  return {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
};
