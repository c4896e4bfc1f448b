import { CommandError } from '#contract/result';
import type { AppendFile, Files } from '../ports/files';

/**
 * Files that are written only while `isHeld` says that the data folder is this program's: another program may
 * take the folder over at any moment. Otherwise each write throws `read-only`. Documents come to their place by
 * a rename, so this guards them too.
 */
export const guardFiles = (files: Files, isHeld: () => boolean): Files => {
  const check = (): void => {
    if (!isHeld()) throw new CommandError('read-only', 'Another program has taken the data folder over.');
  };
  return {
    ...files,
    makeFolder(path) {
      check();
      files.makeFolder(path);
    },
    openAppend(path) {
      check();
      return guardAppend(files.openAppend(path), check);
    },
    rename(from, to) {
      check();
      files.rename(from, to);
    },
    remove(path) {
      check();
      files.remove(path);
    },
    link(from, to) {
      check();
      files.link(from, to);
    },
  };
};

const guardAppend = (file: AppendFile, check: () => void): AppendFile => ({
  get size() {
    return file.size;
  },
  append(bytes) {
    check();
    return file.append(bytes);
  },
  flush: () => file.flush(),
  truncate: (size) => file.truncate(size),
  close: () => file.close(),
});

/** Time between two looks at the lock while nobody writes, in ms. */
const lookEvery = 3000;

/** Calls `act` once, soon after the folder has been taken over. Keeps no process alive. */
export const whenTakenOver = (isHeld: () => boolean, act: () => void): void => {
  const timer = setInterval(() => {
    if (isHeld()) return;
    clearInterval(timer);
    act();
  }, lookEvery);
  timer.unref();
};
