import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isAlive } from './process-alive.mjs';

/**
 * Where a process id is unique: one machine, one boot of it, one namespace of ids. A string is empty where
 * the system does not say.
 */
export interface ProcessSpace {
  readonly host: string;
  /** A hash of the id that the system got when it was installed; unlike `host`, no network changes it. */
  readonly machine: string;
  readonly boot: string;
  readonly namespace: string;
}

export const thisSpace = (): ProcessSpace => ({
  host: hostname(),
  machine: machineHash(),
  boot: bootId(),
  namespace: process.platform === 'linux' ? readOrEmpty(() => readlinkSync('/proc/self/ns/pid')) : '',
});

/**
 * When the process with this id began, in the system's own words without anything but letters and digits. It
 * tells a process from a later one with the same id. Null: there is no such process, or it has ended and
 * waits for its parent. Empty: there is one, but the system does not say when it began.
 */
export const startTimeOf = (pid: number): string | null => {
  if (!isAlive(pid)) return null;
  if (process.platform === 'linux') return linuxStartTime(pid);
  if (process.platform === 'darwin') return macStartTime(pid);
  return '';
};

/**
 * When the process began, in milliseconds since the epoch; null where the system does not say. Only for
 * Windows, where `startTimeOf` says nothing.
 */
export const startMomentOf = (pid: number): number | null => {
  if (process.platform !== 'win32') return null;
  const command = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`;
  const moment = Date.parse(
    outputOf('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command]),
  );
  return Number.isNaN(moment) ? null : moment;
};

/** The namespace in which Linux itself starts: PROC_PID_INIT_INO in include/linux/proc_ns.h. */
const outsideContainers = 'pid:[4026531836]';

/** Whether a machine id is this machine's own: a container has that of its image, as its copies have. */
export const isOutsideContainers = ({ namespace }: ProcessSpace): boolean =>
  namespace === '' || namespace === outsideContainers;

/**
 * proc_pid_stat(5): the third field is the state, the 22nd the start in clock ticks since boot; the second
 * may hold spaces.
 */
const linuxStartTime = (pid: number): string | null => {
  const stat = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return fields[19] ?? '';
};

const macStartTime = (pid: number): string | null => {
  const answer = outputOf('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  if (answer.startsWith('Z')) return null;
  return answer.replace(/^\S+/, '').replaceAll(/[^A-Za-z0-9]/g, '');
};

const bootId = (): string => {
  if (process.platform === 'linux') {
    return readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  }
  return process.platform === 'darwin' ? outputOf('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']) : '';
};

/** machine-id(5) asks programs not to give the id away, so it is hashed. */
const machineHash = (): string => {
  const id = machineId();
  return id === '' ? '' : createHash('sha256').update(`lectern ${id}`).digest('hex').slice(0, 16);
};

const machineId = (): string => {
  if (process.platform === 'linux')
    return readOrEmpty(() => readFileSync('/etc/machine-id', 'latin1').trim());
  if (process.platform === 'darwin') {
    const answer = outputOf('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']);
    return /"IOPlatformUUID" = "([^"]+)"/.exec(answer)?.[1] ?? '';
  }
  if (process.platform !== 'win32') return '';
  const answer = outputOf('reg.exe', [
    'query',
    String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`,
    '/v',
    'MachineGuid',
  ]);
  return /REG_SZ\s+(\S+)/.exec(answer)?.[1] ?? '';
};

const outputOf = (program: string, args: readonly string[]): string => {
  const { stdout } = spawnSync(program, args, {
    encoding: 'latin1',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, // Windows starts nothing without its own variables
    windowsHide: true,
    timeout: 5000,
  });
  return typeof stdout === 'string' ? stdout.trim() : '';
};

const readOrEmpty = (read: () => string): string => {
  try {
    return read();
  } catch {
    return '';
  }
};
