import { accessSync, closeSync, constants, fsyncSync, openSync, statfsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { locksIn, type FoundLock } from '../hosting/lock-files';
import { defaultDataDir } from '#backend/hosting/options'; // a relative path would lead to options.mjs
import { systemErrorCode } from '../ports/system-error';
import { counted, sizeOf, type Row } from './layout';

/** Where the data folder is, who holds it, and what its file system can do. */
export const folderFacts = (dataDir: string): Row[] => {
  const isDefault = resolve(dataDir) === resolve(defaultDataDir());
  const place = isDefault ? 'the usual one' : 'set by --data-dir or LECTERN_DATA_DIR';
  const found = tried(() => statSync(dataDir));
  if (typeof found === 'string')
    return [
      ['place', place],
      ['state', `not there (${found})`],
    ];
  if (!found.isDirectory())
    return [
      ['place', place],
      ['state', 'not a folder'],
    ];
  return [
    ['place', place],
    ['can be', `${canBe(dataDir, constants.R_OK, 'read')}, ${canBe(dataDir, constants.W_OK, 'written')}`],
    // Windows knows no such bits.
    ...(process.platform === 'win32' ? [] : [['mode', (found.mode & 0o777).toString(8)] as const]),
    ['held by', heldBy(tried(() => locksIn(dataDir, null)))],
    ['file system', fileSystemOf(dataDir)],
    ['flush of the folder', flushOf(dataDir)],
  ];
};

const canBe = (path: string, mode: number, word: string): string => {
  const refused = tried(() => accessSync(path, mode));
  return typeof refused === 'string' ? `not ${word} (${refused})` : word;
};

const heldBy = (found: FoundLock[] | string): string => {
  if (typeof found === 'string') return `not known (${found})`;
  const living = found.filter(({ liveness }) => liveness !== 'ended');
  const left = found.length - living.length;
  return [
    ...(living.length === 0 ? ['nobody'] : living.map(holderOf)),
    ...(left === 0 ? [] : [`${counted(left, 'lock')} of programs that have ended`]),
  ].join('; ');
};

const holderOf = ({ holder, holds, isHere, liveness }: FoundLock): string => {
  const who = holder.pid === process.pid && isHere ? 'this program' : `the ${holder.program} shell`;
  const where = isHere ? 'on this machine' : 'on another machine or in a container';
  const alive = liveness === 'running' ? 'running' : 'perhaps running';
  return `${who} (process ${holder.pid} ${where}, ${alive}${holds ? '' : ', waiting for it'})`;
};

const fileSystemOf = (path: string): string => {
  const found = tried(() => statfsSync(path));
  if (typeof found === 'string') return `not known (${found})`;
  const { type, bavail, bsize } = found;
  const name = fileSystems[type] ?? `type 0x${type.toString(16)}`;
  return `${name}, ${sizeOf(bavail * bsize)} free`;
};

/** By the number that Linux gives (statfs(2)); other systems give none that says anything. */
const fileSystems: Readonly<Record<number, string>> = {
  0xef53: 'ext2, ext3 or ext4',
  0x9123683e: 'btrfs',
  0x58465342: 'xfs',
  0x2fc12fc1: 'zfs',
  0xf2f52010: 'f2fs',
  0x01021994: 'in memory (tmpfs)',
  0x794c7630: 'overlay',
  0x4d44: 'FAT',
  0x2011bab0: 'exFAT',
  0x5346544e: 'NTFS',
  0x7366746e: 'NTFS',
  0x65735546: 'FUSE',
  0x6969: 'NFS',
  0xff534d42: 'SMB',
  0xfe534d42: 'SMB',
  0x01021997: '9P',
};

/** Whether the names in a folder can be put on disk for certain; changes nothing. */
const flushOf = (path: string): string => {
  if (process.platform === 'win32') return 'not needed on Windows';
  const began = performance.now();
  const failed = tried(() => {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
  return typeof failed === 'string'
    ? `not possible (${failed})`
    : `works (${Math.round(performance.now() - began)} ms)`;
};

/** The value, or the code of the system's error. */
const tried = <Value extends object | void>(get: () => Value): Value | string => {
  try {
    return get();
  } catch (error) {
    return systemErrorCode(error) ?? 'unknown';
  }
};
