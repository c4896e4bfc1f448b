import { readFileSync } from 'node:fs';

const lookMilliseconds = 500;

/** Calls `end` once, when a signal asks for it or the process that started this one is gone. */
export const watchForEnd = (end: () => void): void => {
  let ended = false;
  const once = (): void => {
    if (!ended) end();
    ended = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  if (process.channel) process.on('disconnect', once);
  const parents = lineage();
  setInterval(() => {
    if (lineage() !== parents || !isAlive(process.ppid)) once();
  }, lookMilliseconds).unref();
};

/** The parent and, where npm has put a shell between itself and us, npm: a killed npm leaves that shell behind. */
const lineage = (): string => {
  const [name, grandparent] = parentOf(process.ppid);
  return `${process.ppid} ${/^(sh|dash|bash|ash|zsh|busybox)$/.test(name) ? grandparent : ''}`;
};

/** Name and parent of a process from proc(5); both empty where there is no such file. */
const parentOf = (pid: number): readonly [name: string, parent: string] => {
  try {
    const [, name = '', parent = ''] =
      /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [name, parent];
  } catch {
    return ['', ''];
  }
};

/** On Windows the parent's id stays the same after its end. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
