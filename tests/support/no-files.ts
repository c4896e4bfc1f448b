import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';

/** Makes a pipe that has a name. */
const makePipe = (path: string): void => {
  const { status } = spawnSync('mkfifo', [path]);
  if (status !== 0) throw new Error(`mkfifo has made no ${path}`);
};

/** Makes a socket that nobody listens at: its maker is gone. */
const makeSocket = (path: string): void => {
  const listen = 'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, 9))';
  spawnSync(process.execPath, ['-e', listen, path]);
};

/** What may be in the place of a file besides a folder, with the function that makes it. Not on Windows. */
export const noFiles: readonly (readonly [what: string, make: (path: string) => void])[] =
  process.platform === 'win32'
    ? []
    : [
        ['a socket', makeSocket],
        ['a pipe', makePipe],
        ['a link to a device without an end', (path) => symlinkSync('/dev/zero', path)],
      ];
