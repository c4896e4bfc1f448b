import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Backend } from '#backend/backend';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { noHost, type Host } from '#backend/ports/host';
import { canOpen, openInSystem } from './browser';

export interface BackendOptions {
  /** The folder of the built main process. */
  readonly program: string;
  readonly dataDir: string;
  /** Whether the data folder may be written. */
  readonly isHeld: () => boolean;
  readonly destination: Host['destination'];
  readonly flushed: () => void;
  readonly report: (error: unknown) => void;
  readonly log: BackendPorts['log'];
}

export const versionOf = (program: string): string => {
  const { version } = JSON.parse(readFileSync(join(program, '../../package.json'), 'utf8')) as {
    version: string;
  }; // the project's own file
  return version;
};

/**
 * Loads the application and the store library, which the server does not need until it gives its first page.
 */
export const openBackend = async (options: BackendOptions): Promise<Backend> => {
  const [
    { createBackend },
    { createConfDocuments },
    { createFolderLibrary },
    { nodeFiles },
    { guardFiles, whenTakenOver },
    { timeFlushes },
    { createThreads },
    { default: Conf },
  ] = await Promise.all([
    import('#backend/create-backend'),
    import('#backend/ports/conf-documents'),
    import('#backend/ports/folder-library'),
    import('#backend/ports/node-files'),
    import('#backend/hosting/guarded-files'),
    import('#backend/hosting/timed-files'),
    import('#backend/tasks/threads'),
    import('conf'),
  ]);
  const { program, dataDir, isHeld, destination, flushed, report, log } = options;
  const backend = createBackend({
    documents: createConfDocuments(Conf, dataDir),
    files: guardFiles(timeFlushes(nodeFiles, log), isHeld),
    library: createFolderLibrary(join(program, 'library')),
    threads: createThreads(pathToFileURL(join(program, 'worker.js')), report),
    // In the browser, the page itself downloads files and opens links.
    host: {
      ...noHost,
      destination,
      openFolder: canOpen() ? openInSystem : null,
      flushed,
    },
    app: {
      version: versionOf(program),
      shell: 'web',
      platform: process.platform,
      dataDir,
      get readOnly() {
        return !isHeld();
      },
      canSaveFiles: false,
      canOpenFolder: canOpen(),
    },
    now: () => new Date(),
    report,
    log,
  });
  whenTakenOver(isHeld, () => backend.announceStatus());
  return backend;
};
