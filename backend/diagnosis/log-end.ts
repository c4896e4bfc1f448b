import { isErrorCode, isErrorName } from '../hosting/describe-error';
import { logFilesIn, longestLog } from '../hosting/log';
import { isGoneReason } from '../hosting/report';
import type { Happening } from '../ports/happening';
import { readEndOfFile } from '../ports/read-regular-file';

const mostLines = 60;

/**
 * The last lines of the log, the oldest first. Somebody may have written into the file: what is no line of the log
 * is left out, and of one that is longer than a log can be, its end is read.
 */
export const endOfLog = (dataDir: string): string[] => {
  const lines = logFilesIn(dataDir).flatMap((path) => linesOf(path).filter((line) => isOwn(line)));
  return lines.length === 0 ? ['none'] : lines.slice(-mostLines);
};

const linesOf = (path: string): string[] => {
  try {
    return readEndOfFile(path, longestLog).toString('latin1').split('\n');
  } catch {
    return [];
  }
};

/** What a line is about is one of the program's own words: any other might be one of the reader's. */
const happenings: Readonly<Record<Happening['what'], true>> = {
  started: true,
  ended: true,
  compacted: true,
  'set-aside': true,
  'record-refused': true,
  'slow-flush': true,
  'page-gone': true,
  'process-gone': true,
  'page-hangs': true,
  'page-answers': true,
};

const entry = String.raw`^[\d-]{10}T[\d:.]{12}Z \d{1,10} `;
const happening = new RegExp(`${entry}([a-z-]+)( [a-z]+=[\\w.+?-]{1,40})*$`);
const error = new RegExp(`(?:${entry}|^ {2}caused by )(\\w+)(?: (\\w+))?$`);

/** Other lines as hosting/log.ts writes them: a place in a stack, what was thrown and is no error, a count. */
const forms = [
  /^ {4}at (async )?(new )?([\w$.<>#]{1,80} )?(\(elsewhere\)|[\w@+./:-]{1,200}:\d+:\d+)$/,
  /^ {2}caused by a defect of type [a-z]+$/,
  new RegExp(`${entry}(a defect (of type [a-z]+|that cannot be described)|the same \\d+ times)$`),
];

const isOwn = (line: string): boolean =>
  isHappening(line) || isError(line) || forms.some((form) => form.test(line));

const isHappening = (line: string): boolean => {
  const [, reason = '?'] = / reason=(\S*)/.exec(line) ?? [];
  return (
    Object.hasOwn(happenings, happening.exec(line)?.[1] ?? '') && (reason === '?' || isGoneReason(reason))
  );
};

const isError = (line: string): boolean => {
  const [, name = '', code] = error.exec(line) ?? [];
  return isErrorName(name) && (code === undefined || isErrorCode(code));
};
