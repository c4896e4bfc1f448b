import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of its own (tmpfs), which can be full or become read-only as no folder can for root. */
export interface SmallDisk {
  /** A folder on it, empty at first. */
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives the room back that `fill` took. */
  makeRoom(): void;
  makeReadOnly(): void;
  remove(): void;
}

const run = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** Null where this user may not mount a disk. @param kibibytes its size */
export const smallDisk = (kibibytes: number): SmallDisk | null => {
  const place = mkdtempSync(join(tmpdir(), 'lectern-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', place)) {
    rmSync(place, { recursive: true });
    return null;
  }
  const folder = join(place, 'data');
  const ballast = join(place, 'ballast');
  mkdirSync(folder, { mode: 0o700 });
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(place);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rmSync(ballast),
    makeReadOnly: () => void run('mount', '-o', 'remount,ro', place),
    remove() {
      run('umount', '--lazy', place);
      rmSync(place, { recursive: true, force: true });
    },
  };
};

export const cannotMount = 'this user may not mount a disk';
