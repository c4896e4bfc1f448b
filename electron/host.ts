import { extname, join } from 'node:path';
import {
  dialog,
  shell,
  type BrowserWindow,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { Destination, FolderDestination, Host } from '#backend/ports/host';
import { systemErrorCode } from '#backend/ports/system-error';
import { CommandError } from '#contract/result';
import type { Links } from './links';
import { messages } from './messages';
import { isAddress } from './policy';
import { writeAtomically, writeInSteps } from '#backend/ports/atomic-write';
import { fitTarget, UnfitTarget } from '#backend/ports/fit-target';
import { writeFolder } from '#backend/ports/write-folder';
import type { Windows } from './windows';

/** What is asked for is done for the window that has asked. */
export const createHost = (windows: Windows, links: Links, dataDir: string, openWindow: () => void): Host => {
  const window = (): BrowserWindow | null => windows.asked()?.window ?? null;
  return {
    openLink: (url) => openLink(url),
    openFolder,
    openWindow,
    takeLink: () => links.take(),
    openedBackup: () => links.openedBackup(),
    saveFile: (fileName, content) => saveFile(window(), dataDir, fileName, content),
    destination: (fileName, purpose) => destination(window(), dataDir, fileName, purpose),
    folderDestination: (name) => folderDestination(window(), dataDir, name),
    flushed: () => windows.asked()?.flushed(),
    unsent: (unsent) => windows.asked()?.tellUnsent(unsent),
    offered: (actions) => windows.asked()?.offers.put(actions),
  };
};

/** Opens an address in the system's program for it; refuses one that is no link (core/links/addresses.ts). */
export const openLink = async (url: string): Promise<void> => {
  if (!isAddress(url)) throw new Error('This address may not be opened.');
  await shell.openExternal(url);
};

/**
 * `openPath` does not throw but gives the system's sentence, which is not passed on because it names the
 * path.
 */
const openFolder = async (path: string): Promise<void> => {
  if ((await shell.openPath(path)) !== '') throw new Error('The system has shown no folder.');
};

const saveFile = async (window: BrowserWindow | null, dataDir: string, fileName: string, content: string) => {
  const path = await askForPath(window, messages.saveFile.title, fileName);
  if (path === null) return null;
  try {
    await writeAtomically(await fitTarget(path, dataDir), content);
  } catch (error) {
    throw notWritten(error);
  }
  return { path };
};

const destination = async (
  window: BrowserWindow | null,
  dataDir: string,
  fileName: string,
  purpose: 'backup' | 'export',
): Promise<Destination | null> => {
  const title = purpose === 'backup' ? messages.saveBackup.title : messages.saveFile.title;
  const path = await askForPath(window, title, fileName);
  if (path === null) return null;
  return {
    async *take(file) {
      try {
        yield* writeInSteps(await fitTarget(path, dataDir), file);
      } catch (error) {
        throw error instanceof CommandError ? error : notWritten(error); // the former: it was cancelled
      }
      return { path };
    },
  };
};

const folderDestination = async (
  window: BrowserWindow | null,
  dataDir: string,
  name: string,
): Promise<FolderDestination | null> => {
  const options: OpenDialogOptions = {
    title: messages.saveFolder.title,
    buttonLabel: messages.saveFolder.button,
    properties: ['openDirectory', 'createDirectory'],
  };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  const [parent] = answer.canceled ? [] : answer.filePaths;
  if (parent === undefined) return null;
  return {
    async *take(files) {
      try {
        await fitTarget(join(parent, name), dataDir);
        return { path: yield* writeFolder(parent, name, files) };
      } catch (error) {
        throw error instanceof CommandError ? error : notWritten(error); // the former: it was cancelled
      }
    },
  };
};

/** Asks where a file shall be saved; null when the person cancels. */
const askForPath = async (
  window: BrowserWindow | null,
  title: string,
  fileName: string,
): Promise<string | null> => {
  const options: SaveDialogOptions = {
    title,
    defaultPath: fileName,
    // Without the first, Linux replaces a file of that name unasked.
    properties: ['showOverwriteConfirmation', 'createDirectory'],
    filters: filtersFor(fileName),
  };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
};

/** The kinds of files that the dialog lists: that of the name's extension, and all. */
const filtersFor = (fileName: string): FileFilter[] => {
  const extension = extname(fileName).slice(1);
  const { all, kinds } = messages.files;
  const kind: string = kinds[extension as keyof typeof kinds] ?? extension.toUpperCase(); // another has no name
  const ofKind = extension === '' ? [] : [{ name: kind, extensions: [extension] }];
  return [...ofKind, { name: all, extensions: ['*'] }];
};

/** Names the code, such as ENOSPC: the system's own message would hold the path. */
const notWritten = (error: unknown): CommandError => {
  if (error instanceof UnfitTarget) return new CommandError('unfit-place', error.message);
  const reason = systemErrorCode(error) ?? 'unknown reason';
  return new CommandError('not-on-disk', `The file could not be written (${reason}).`, { cause: error });
};
