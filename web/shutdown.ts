import { readFileSync } from 'node:fs';
import { isAlive } from '#backend/hosting/process-alive';

const pollMilliseconds = 500;

/**
 * Calls `end` once, when a signal asks for it, the process that started this one has ended, or the function
 * that it gives is called.
 */
export const watchForShutdown = (end: () => void): (() => void) => {
  let ended = false;
  const once = (): void => {
    if (!ended) end();
    ended = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  if (process.channel) process.on('disconnect', once);
  const ancestors = ancestry();
  setInterval(() => {
    // On Windows the parent's id stays the same after the parent has ended.
    if (ancestry() !== ancestors || !isAlive(process.ppid)) once();
  }, pollMilliseconds).unref();
  return once;
};

/**
 * The parent's id; and npm's, where npm has started this process through a shell, because that shell outlives
 * a killed npm.
 */
const ancestry = (): string => {
  const [name, grandparent] = parentOf(process.ppid);
  return `${process.ppid} ${/^(sh|dash|bash|ash|zsh|busybox)$/.test(name) ? grandparent : ''}`;
};

/** A process's name and its parent's id, from proc(5); both empty where there is no such file. */
const parentOf = (pid: number): readonly [name: string, parent: string] => {
  try {
    const [, name = '', parent = ''] =
      /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [name, parent];
  } catch {
    return ['', ''];
  }
};
