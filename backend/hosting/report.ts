import { goneReasons, type Happening } from '../ports/happening';
import { describeError } from './describe-error';

/** Takes what goes into the log: lines without the last line feed. Must not throw. */
export type LogSink = (text: string) => void;

let sink: LogSink | null = null;

/** Where `report` and `log` write from now on; null: into no log. */
export const writeLogTo = (next: LogSink | null): void => {
  sink = next;
  [last, times] = ['', 0];
};

/**
 * Writes an error to standard error and to the log, as `describeError` gives it. Never throws: whatever was
 * thrown may be an object that throws when it is looked at.
 */
export const report = (error: unknown): void => {
  let text;
  try {
    text = describeError(error);
  } catch {
    text = 'a defect that cannot be described';
  }
  process.stderr.write(`Lectern: ${text}\n`);
  writeOnce(text);
};

/** Writes to the log what happened. */
export const log = ({ what, ...facts }: Happening): void =>
  writeOnce(
    [
      what,
      ...Object.entries<number | string>(facts).map(([name, value]) => `${name}=${safe(name, value)}`),
    ].join(' '),
  );

/** A word that no program or system would say is not written. */
const safe = (name: string, value: number | string): string => {
  if (typeof value === 'number') return String(Math.round(value));
  const isKnown = name === 'reason' ? isGoneReason(value) : /^[\w.+-]{1,40}$/.test(value);
  return isKnown ? value : '?';
};

/** A later Electron may have other words. */
export const isGoneReason = (word: string): boolean => goneReasons.some((known) => known === word);

let last = '';
let times = 0;

/** What is said again and again must not push everything else out of the log: it is counted. */
const writeOnce = (text: string): void => {
  times = text === last ? times + 1 : 1;
  last = text;
  if (times === 1) sink?.(text);
  else if (/^10*$/.test(String(times))) sink?.(`the same ${times} times`);
};

/** The program that started this one may be gone, and its end of the pipe with it: that is no defect. */
export const ignoreClosedOutput = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};
