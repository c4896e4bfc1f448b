import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { systemErrorCode } from '../ports/system-error';

const longestStack = 20;
/** An error may be caused by another, and that by a third; a circle of causes ends here. */
const mostCauses = 4;

/**
 * An error's name, its code and its stack, each line but the first indented. The message is left out, because it
 * may quote what was being read or written (as that of `JSON.parse` does), and that may be words of the reader. Of
 * the stack it gives the places in the program's own code, without the path to the program, which may hold the
 * name of a person.
 */
export const describeError = (error: unknown, causes = mostCauses): string => {
  if (!(error instanceof Error)) return `a defect of type ${typeof error}`;
  const code = systemErrorCode(error);
  const name = isErrorName(error.name) ? error.name : 'Error';
  const cause =
    error.cause === undefined || causes === 0
      ? []
      : [`  caused by ${describeError(error.cause, causes - 1)}`];
  const first = code !== null && isErrorCode(code) ? `${name} ${code}` : name;
  return [first, ...framesOf(error), ...cause].join('\n');
};

/** Whether it is the name of a class of errors. Any other word might be one of the reader's. */
export const isErrorName = (word: string): boolean => /^([A-Z][A-Za-z]{0,50})?Error$/.test(word);

/** Whether it is a code of this system, of Node, of Chromium, or of the program's own (`NotAFileError`). */
export const isErrorCode = (word: string): boolean =>
  systemCodes.has(word) || /^ERR_[A-Z0-9_]{1,50}$/.test(word) || word === 'ENOTFILE';

const systemCodes: ReadonlySet<string> = new Set([
  ...Object.keys(constants.errno),
  ...[...getSystemErrorMap().values()].map(([name]) => name),
]);

/** None when it cannot be known where in the stack the message ends: a line of it may look like a frame. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const at = stack.indexOf(message);
  if (at === -1) return [];
  const lines = stack.slice(at + message.length).split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, longestStack)
    .map((line) => `    at ${[nameIn(line), placeIn(line)].filter((part) => part !== '').join(' ')}`);
};

/** A function's name; V8 adds `[as …]` where it was called by another, which may be any key of an object. */
const nameIn = (frame: string): string =>
  /^\s+at ((?:async )?(?:new )?[\w$.<>#]{1,80})(?: \[as [^\]]*\])? \(/.exec(frame)?.[1] ?? '';

/** The folders of the program, built and as source. */
const ownFolders = 'out[/\\\\](?:main|preload|renderer)|backend|contract|core|electron|web|renderer|tests';
const ownPlace = new RegExp(
  `^.*[/\\\\(]((?:${ownFolders})[/\\\\](?:[\\w@+.-]+[/\\\\])*[\\w@+.-]+\\.(?:[cm]?[jt]s|vue):\\d+:\\d+)\\)?$`,
);
const nodePlace = /[ (](node:[\w/.-]+:\d+:\d+)\)?$/;

const placeIn = (frame: string): string =>
  ownPlace.exec(frame)?.[1]?.replaceAll('\\', '/') ?? nodePlace.exec(frame)?.[1] ?? '(elsewhere)';
