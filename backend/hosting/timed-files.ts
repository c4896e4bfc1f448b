import type { Happening } from '../ports/happening';
import type { AppendFile, Files } from '../ports/files';

type SlowFlush = Extract<Happening, { what: 'slow-flush' }>;

/** A flush that takes longer is worth a line in the log, in ms. */
const slow = 1000;

/** The same files; `log` hears of each flush that takes long. `now` in ms. */
export const timeFlushes = (
  files: Files,
  log: (happening: SlowFlush) => void,
  now: () => number = () => performance.now(),
): Files => {
  const timed = (of: SlowFlush['of'], flush: () => void): void => {
    const began = now();
    try {
      flush();
    } finally {
      const milliseconds = now() - began;
      if (milliseconds >= slow) log({ what: 'slow-flush', of, milliseconds });
    }
  };
  return {
    ...files,
    flush: (path) => timed('file', () => files.flush(path)),
    flushFolder: (path) => timed('folder', () => files.flushFolder(path)),
    openAppend(path) {
      const file = files.openAppend(path);
      const flush = (): void => timed('journal', () => file.flush());
      return {
        get size() {
          return file.size;
        },
        append: (bytes) => file.append(bytes),
        flush,
        truncate: (size) => file.truncate(size),
        close: () => file.close(),
      } satisfies AppendFile;
    },
  };
};
