import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { RestorePreview, TextPreview } from '#contract/my-data';
import { folderSentence } from '../hosting/folder-problem';
import { acquireLock, DataFolderError, type FolderAccess } from '../hosting/lock';
import { createBackend } from '../create-backend';
import { counted } from '../diagnosis/layout';
import { guardFiles } from '../hosting/guarded-files';
import { report } from '../hosting/report';
import { createConfDocuments } from '../ports/conf-documents';
import { nodeFiles } from '../ports/node-files';
import { ask } from './ask';
import { LineError, NotUnderstood } from './line-error';
import { noHost } from '../ports/host';
import { readOnlyPorts } from './reading';
import type { CommandPorts, Run } from './run-command';

const noBackup = { 'bad-argument': 'The file is no backup of Lectern. Nothing was changed.' };

export const run: Run = async (ports, { words: [file], values }) => {
  if (file === undefined) throw new NotUnderstood('The command takes the path of a backup');
  if (!isFile(file)) throw new LineError(`There is no file ${file}.`);
  const access = lock(ports.dataDir);
  try {
    const backend = await openForWriting(ports, access, file);
    try {
      const reading = randomUUID();
      await ask(backend, 'restore.receiveOpened', { reading }, noBackup);
      const source = { kind: 'backup', reading } as const;
      const preview = await ask(backend, 'restore.preview', { source }, noBackup);
      const bringBack = { missing: true, trashed: true, changed: values['replace'] === true };
      const restored = await ask(backend, 'restore.apply', { source, bringBack });
      await ports.tell(
        `${counted(restored.restored, 'note or highlight', 'notes and highlights')} restored.${rest(preview, bringBack.changed)}\n`,
      );
      if (restored.stopped)
        throw new LineError('The rest could not be written; restoring again brings it back.');
      return restored.lost === 0 ? 0 : 1;
    } finally {
      backend.close();
    }
  } finally {
    access.release();
  }
};

const rest = ({ texts, lost, refused }: RestorePreview, replaced: boolean): string => {
  const sum = (status: keyof TextPreview): number =>
    texts.reduce((all, text) => all + Number(text[status]), 0);
  return [
    ...(sum('same') > 0 ? [` ${sum('same')} are here as they were.`] : []),
    ...(sum('changed') > 0 && !replaced
      ? [` ${sum('changed')} have other words here and were left; see --replace.`]
      : []),
    ...(lost === null || lost > 0 ? [' A part of the backup is damaged and could not be read.'] : []),
    ...(refused.length > 0
      ? [` ${refused.length} entries are not such as Lectern writes, and were left out.`]
      : []),
  ].join('');
};

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const lock = (dataDir: string): FolderAccess => {
  try {
    const taken = acquireLock(dataDir, 'web');
    if (taken.held) return taken;
    throw new LineError(
      `The data folder ${dataDir} is in use by process ${taken.holder.pid}; close that Lectern first.`,
    );
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    throw new LineError(folderSentence(error));
  }
};

const openForWriting = async (ports: CommandPorts, access: FolderAccess, file: string) => {
  const { default: Conf } = await import('conf');
  const reading = readOnlyPorts(ports);
  return createBackend({
    ...reading,
    documents: createConfDocuments(Conf, ports.dataDir),
    files: guardFiles(nodeFiles, () => access.isHeld()),
    app: { ...reading.app, readOnly: false },
    host: {
      ...noHost,
      destination: () => Promise.resolve(null),
      openedBackup: () => createReadStream(file),
    },
    now: () => new Date(),
    report,
    log: () => undefined,
  });
};
