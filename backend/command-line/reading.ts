import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../backend';
import { createBackend } from '../create-backend';
import { guardFiles } from '../hosting/guarded-files';
import { report } from '../hosting/report';
import { createConfDocuments } from '../ports/conf-documents';
import { createFolderLibrary } from '../ports/folder-library';
import { noHost, type Host } from '../ports/host';
import { nodeFiles } from '../ports/node-files';
import type { AppInfo } from '#contract/commands';
import { LineError } from './line-error';
import { createOwnThread } from '../tasks/threads';
import type { CommandPorts } from './run-command';

/** The data folder without a store that could write. */
export const readOnlyPorts = ({ version, program, dataDir }: CommandPorts) => ({
  documents: createConfDocuments(NoStore, dataDir),
  files: guardFiles(nodeFiles, () => false),
  library: createFolderLibrary(join(program, 'library')),
  threads: createOwnThread(),
  app: {
    version,
    shell: 'web',
    platform: process.platform,
    dataDir,
    readOnly: true,
    canSaveFiles: false,
    canOpenFolder: false,
  } satisfies AppInfo,
});

/**
 * Opens the application on a data folder without a lock and without writing, also while another program holds it.
 *
 * @throws LineError when there is no such folder
 */
export const openForReading = (
  ports: CommandPorts,
  destination: Host['destination'] = () => Promise.resolve(null),
): Backend => {
  const there = statSync(ports.dataDir, { throwIfNoEntry: false });
  if (!there) throw new LineError(`There is no data folder ${ports.dataDir}.`);
  if (!there.isDirectory()) throw new LineError(`${ports.dataDir} is not a folder but a file.`);
  return createBackend({
    ...readOnlyPorts(ports),
    host: { ...noHost, destination },
    now: () => new Date(),
    report(error) {
      if (error instanceof LineError) throw error; // the command ends with it
      report(error);
    },
    log: () => undefined,
  });
};

/** Nothing is written here. */
class NoStore {
  store: Record<string, unknown> = {};
  constructor() {
    throw new Error('A command that only reads wants to write.');
  }
}
