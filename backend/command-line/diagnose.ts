import { join } from 'node:path';
import { diagnose } from '../diagnosis/diagnosis';
import { createConfDocuments } from '../ports/conf-documents';
import { createFolderLibrary } from '../ports/folder-library';
import { nodeFiles } from '../ports/node-files';
import { drain } from '../work/chunked-work';
import type { CommandPorts, ExitCode } from './run-command';

export const run = async (ports: CommandPorts): Promise<ExitCode> => {
  const { version, program, dataDir } = ports;
  const text = drain(
    diagnose({
      documents: createConfDocuments(NoStore, dataDir),
      askedBy: 'the command line',
      files: nodeFiles,
      library: createFolderLibrary(join(program, 'library')),
      app: {
        version,
        shell: 'web',
        platform: process.platform,
        dataDir,
        readOnly: true,
        canSaveFiles: false,
        canOpenFolder: false,
      },
    }),
  );
  await ports.print(text);
  return 0;
};

/** Nothing is written here. */
class NoStore {
  store: Record<string, unknown> = {};
  constructor() {
    throw new Error('A command that only reads wants to write.');
  }
}
