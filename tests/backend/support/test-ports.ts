import Conf from 'conf';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { noHost } from '#backend/ports/host';
import { nodeFiles } from '#backend/ports/node-files';
import { createOwnThread } from '#backend/tasks/threads';
import { madeUpLibrary, studyText } from './study-text';

export const textId = 'made-up-text';

/**
 * Ports on a data folder with the real conf and the real file system, a library of one made-up text, and a
 * shell that can do nothing.
 */
export const testPorts = (
  dataDir: string,
  report: (error: unknown) => void,
  readOnly = false,
): BackendPorts => ({
  documents: createConfDocuments(Conf, dataDir),
  files: nodeFiles,
  library: madeUpLibrary(studyText(textId)),
  threads: createOwnThread(),
  host: {
    ...noHost,
    destination: () => Promise.resolve(null),
  },
  app: {
    version: '0',
    shell: 'web',
    platform: process.platform,
    dataDir,
    readOnly,
    canSaveFiles: false,
    canOpenFolder: false,
  },
  now: () => new Date(),
  report,
  log: () => undefined,
});
