import { readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '#backend/hosting/process-alive';

export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
}

/**
 * The single-instance lock as Chromium keeps it on Linux and macOS: a link that names the process, and a socket,
 * in the folder `userData`. Gives whether this process is the first; the first one is told of later starts.
 */
export const takeSingleInstance = (userData: string, heard: (start: SecondStart) => void) => {
  const mark = join(userData, 'SingletonLock');
  const socket = join(userData, 'SingletonSocket');
  let server: Server | null = null;
  let told: Promise<void> = Promise.resolve();
  const first = makeMark(mark);
  if (first) {
    rmSync(socket, { force: true });
    server = createServer((connection) => {
      let text = '';
      connection.on('data', (chunk) => (text += chunk.toString()));
      connection.on('end', () => heard(JSON.parse(text) as SecondStart)); // written just below
    }).listen(socket);
  } else {
    const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd() };
    told = new Promise((done) => {
      const connection = connect(socket, () => connection.end(JSON.stringify(start)));
      connection.on('close', done).on('error', () => done());
    });
  }
  return {
    first,
    /** A second process may end once the first has been told. */
    told,
    release(): void {
      if (!server) return;
      server.close();
      rmSync(socket, { force: true });
      rmSync(mark, { force: true });
    },
  };
};

/** Chromium also refuses the lock when it cannot make it (LOCK_ERROR), as on a full disk or one that is only read. */
const makeMark = (mark: string): boolean => {
  try {
    symlinkSync(`${hostname()}-${process.pid}`, mark);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    if (isAlive(Number(readlinkSync(mark).split('-').at(-1)))) return false;
    rmSync(mark);
    return makeMark(mark);
  }
};
