import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where process ids mean something: a machine, one boot of it, one namespace of ids. Empty: cannot be had here. */
export interface ProcessSpace {
  readonly host: string;
  readonly boot: string;
  readonly namespace: string;
}

export const thisSpace = (): ProcessSpace => ({
  host: hostname(),
  boot: bootId(),
  namespace: process.platform === 'linux' ? orEmpty(() => readlinkSync('/proc/self/ns/pid')) : '',
});

/**
 * When the process with this id began, as the system says it, letters and digits only; it tells a process from a later
 * one with the same id. Null: there is no such process (or only its remains). Empty: there is one, but it cannot be asked.
 */
export const startTimeOf = (pid: number): string | null => {
  if (!exists(pid)) return null;
  if (process.platform === 'linux') return linuxStartTime(pid);
  if (process.platform === 'darwin') return macStartTime(pid);
  return '';
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

/** proc_pid_stat(5): the third field is the state, the 22nd the start in clock ticks since boot; the second may hold spaces. */
const linuxStartTime = (pid: number): string | null => {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return fields[19] ?? '';
};

const macStartTime = (pid: number): string | null => {
  const answer = ask('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  if (answer.startsWith('Z')) return null;
  return answer.replace(/^\S+/, '').replaceAll(/[^A-Za-z0-9]/g, '');
};

const bootId = (): string => {
  if (process.platform === 'linux') {
    return orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  }
  return process.platform === 'darwin' ? ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']) : '';
};

const ask = (program: string, args: readonly string[]): string => {
  const { stdout } = spawnSync(program, args, {
    encoding: 'latin1',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    timeout: 5000,
  });
  return typeof stdout === 'string' ? stdout.trim() : '';
};

const orEmpty = (read: () => string): string => {
  try {
    return read();
  } catch {
    return '';
  }
};
