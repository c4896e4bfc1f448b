import { logFilesIn } from '../hosting/log';
import { readRegularFile } from '../ports/read-regular-file';

const mostLines = 60;

/**
 * The last lines of the log, the oldest first. Somebody may have written into the file: what is no line of the log
 * is left out.
 */
export const endOfLog = (dataDir: string): string[] => {
  const lines = logFilesIn(dataDir).flatMap((path) => linesOf(path).filter((line) => isOwn(line)));
  return lines.length === 0 ? ['none'] : lines.slice(-mostLines);
};

const linesOf = (path: string): string[] => {
  try {
    return readRegularFile(path).toString('latin1').split('\n');
  } catch {
    return [];
  }
};

/** Entries as hosting/log.ts writes them: what happened, or an error, a place in a stack, a cause. */
const forms = [
  /^[\d-]{10}T[\d:.]{12}Z \d{1,10} [a-z-]+( [a-z]+=[\w.+?-]{1,40})*$/,
  /^[\d-]{10}T[\d:.]{12}Z \d{1,10} [A-Za-z]\w{0,59}( [A-Za-z]\w{0,59})?$/,
  /^[\d-]{10}T[\d:.]{12}Z \d{1,10} (a defect (of type [a-z]+|that cannot be described)|the same \d+ times)$/,
  /^ {4}at (async )?(new )?([\w$.<>#]{1,80} )?(\(elsewhere\)|[\w@+./:-]{1,200}:\d+:\d+)$/,
  /^ {2}caused by (a defect of type [a-z]+|[A-Za-z]\w{0,59}( [A-Za-z]\w{0,59})?)$/,
];

const isOwn = (line: string): boolean => forms.some((form) => form.test(line));
