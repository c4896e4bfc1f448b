import { join } from 'node:path';
import { folderSentence } from '#backend/hosting/folder-problem';
import {
  acquireLock,
  DataFolderError,
  lockFilesIn,
  withoutLock,
  type FolderAccess,
  type LockHolder,
} from '#backend/hosting/lock';
import {
  defaultDataDir,
  parseOptions,
  usageOf,
  type LineCommand,
  type Options,
} from '#backend/hosting/options';
import { keepLog } from '#backend/hosting/log';
import { ignoreClosedOutput, log, report } from '#backend/hosting/report';
import { restAfterDefect } from '#backend/hosting/rest-after-defect';
import { systemErrorCode } from '#backend/ports/system-error';
import { createStaticFiles } from '#backend/hosting/static-files';
import { canOpen, openInSystem } from './browser';
import { watchForShutdown } from './shutdown';
import { createDownloads } from './downloads';
import { createLiveBackend } from './live-backend';
import { openBackend, versionOf } from './open-backend';
import { startServer, type LoopbackServer, type ServerParts } from './server';

/** The folder of the built main process. */
const program = import.meta.dirname;
/** How long a closing program waits for what its pages have not sent yet. */
const flushMilliseconds = 2000;

/** A reason not to start, as a sentence for the person. */
class StartError extends Error {
  readonly exitCode: 1 | 2;
  constructor(exitCode: 1 | 2, sentence: string) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2), process.env);
  if ('error' in options)
    throw new StartError(2, `${options.error} "npm start -- --help" lists the options.`);
  if (options.help) return writeLine(process.stdout, usageOf(options).trimEnd());
  if (options.version) return writeLine(process.stdout, versionOf(program));
  const dataDir = options.dataDir ?? defaultDataDir();
  if (options.command !== null) return runLineCommand(options.command, dataDir);
  const access = options.readOnly ? withoutLock : lock(dataDir, options.takeOver);
  try {
    await serve(options, dataDir, access);
  } catch (error) {
    access.release();
    throw error;
  }
};

/** Runs a command that needs no window, and with it no server. */
const runLineCommand = async (command: LineCommand, dataDir: string): Promise<void> => {
  const { runCommand, ownStreams } = await import('#backend/command-line/run-command');
  const ports = { version: versionOf(program), program, dataDir, ...ownStreams };
  process.exitCode = await runCommand(ports, command);
};

/** Runs once the lock is held, or read-only. The address is printed only when the server listens. */
const serve = async (options: Options, dataDir: string, access: FolderAccess): Promise<void> => {
  const isHeld = (): boolean => access.isHeld();
  const downloads = createDownloads();
  const { destination } = downloads;
  const live = createLiveBackend((flushed) =>
    openBackend({ program, dataDir, isHeld, destination, flushed, report, log }),
  );
  const server = await listen({
    port: options.port,
    files: createStaticFiles(join(program, '../renderer')),
    sockets: live.sockets,
    downloads,
    backend: live.get,
    report,
  });
  let exitCode = 0;
  const shutDown = watchForShutdown(() => {
    const end = async (): Promise<void> => {
      await live.flushPages(flushMilliseconds);
      live.sockets.end();
      await server.close();
      await live.close();
    };
    end()
      .finally(() => access.release())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          report(error);
          process.exit(1);
        },
      );
  });
  restAfterDefect(() => {
    exitCode = 1;
    writeLine(
      process.stderr,
      'Lectern has met a defect and closes. Everything that was shown as saved is on disk.',
    );
    shutDown();
  });
  writeLine(process.stdout, `Lectern is ready: ${server.origin}/?token=${server.guard.token}`);
  if (!options.open || !canOpen()) return;
  openInSystem(`${server.origin}/?token=${server.guard.issueOneTimeToken()}`).catch(() =>
    writeLine(process.stderr, 'No browser could be opened; open the address above in one.'),
  );
};

const lock = (dataDir: string, takeOver: boolean): FolderAccess => {
  try {
    const taken = acquireLock(dataDir, 'web', takeOver ? lockFilesIn(dataDir) : []);
    if (taken.held) return keepLog(dataDir, taken, { version: versionOf(program), shell: 'web' });
    throw new StartError(1, inUse(dataDir, taken.holder));
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    throw new StartError(1, folderSentence(error));
  }
};

const inUse = (dataDir: string, { pid, host, program: name }: LockHolder): string =>
  `The data folder ${dataDir} is in use by Lectern's ${name} shell (process ${pid}${host ? ` on ${host}` : ''}): ` +
  'close that one, or start with --read-only to read without writing; if it is gone for good, start with --take-over.';

const listen = async (parts: ServerParts): Promise<LoopbackServer> => {
  try {
    return await startServer(parts);
  } catch (error) {
    const reason =
      systemErrorCode(error) === 'EADDRINUSE' ? 'is in use' : `cannot be used (${codeOrText(error)})`;
    throw new StartError(
      1,
      `The port ${parts.port} ${reason}: choose another with --port, or leave the option out.`,
    );
  }
};

const codeOrText = (error: unknown): string => systemErrorCode(error) ?? String(error);

const writeLine = (stream: NodeJS.WriteStream, line: string): void => void stream.write(`${line}\n`);

ignoreClosedOutput();
main().catch((error: unknown) => {
  if (error instanceof StartError) writeLine(process.stderr, error.message);
  else report(error);
  process.exitCode = error instanceof StartError ? error.exitCode : 1;
});
