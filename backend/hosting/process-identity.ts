import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isAlive } from './process-alive.mjs';

/**
 * Where a process id is unique: one machine, one boot of it, one namespace of ids. A string is empty where
 * the system does not say.
 */
export interface ProcessSpace {
  readonly host: string;
  readonly boot: string;
  readonly namespace: string;
}

export const thisSpace = (): ProcessSpace => ({
  host: hostname(),
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

const outputOf = (program: string, args: readonly string[]): string => {
  const { stdout } = spawnSync(program, args, {
    encoding: 'latin1',
    env: { LC_ALL: 'C', TZ: 'UTC' },
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
