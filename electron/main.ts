/**
 * The desktop shell before `ready`. The order matters:
 *
 * 1. the options, because they say where all files are;
 * 2. Electron's own paths, because the single-instance lock and the profile lie there;
 * 3. the single-instance lock: a second start on the same folder ends here and brings the first window to the
 * front;
 * 4. the scheme's privileges and the sandbox, which cannot be changed once Chromium has started.
 *
 * Electron emits `ready` only after this module has been evaluated, so no top-level code may wait for it.
 * electron/desktop.ts does the rest.
 */
import { app, BrowserWindow, dialog } from 'electron';
import { DataFolderError } from '#backend/hosting/lock';
import { defaultDataDir, parseOptions, usage } from '#backend/hosting/options';
import { ownArguments } from './command-line';
import { setProfileFolder } from './data-folder';
import { startDesktop } from './desktop';
import { messages } from './messages';
import { ignoreClosedOutput, report } from '#backend/hosting/report';
import { restAfterDefect } from '#backend/hosting/rest-after-defect';
import { registerScheme } from './scheme';

const begin = (): void => {
  const options = parseOptions(ownArguments(process.argv, process.defaultApp), process.env);
  if ('error' in options) return exitWith(2, `${options.error} See --help.\n`);
  if (options.help) return exitWith(0, usage);
  if (options.version) return exitWith(0, `${app.getVersion()}\n`);
  const dataDir = options.dataDir ?? defaultDataDir();
  try {
    app.on('quit', setProfileFolder(dataDir, options.readOnly));
  } catch (error) {
    return fail(error);
  }
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerScheme();
  app.enableSandbox();
  // No part of Chromium may resolve a host name: a second defence behind the session's restrictions.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  restAfterDefect(restDesktop, hasWindow);
  void app
    .whenReady()
    .then(() =>
      startDesktop({
        dataDir,
        readOnly: options.readOnly,
        takeOver: options.takeOver,
        program: import.meta.dirname,
        development: !app.isPackaged && process.env['LECTERN_DEVELOPMENT'] === '1',
      }),
    )
    .catch(fail);
};

/** The message comes last, when everything is on disk and the folder is released. */
const restDesktop = (): void => {
  const words = messages.defect;
  app.on('quit', () => process.stderr.write(`${words.title}: ${words.content}\n`));
  app.on('will-quit', (event) => {
    event.preventDefault();
    dialog.showErrorBox(words.title, words.content);
    app.exit(1);
  });
  app.quit();
};

/** A window closes within seconds, unless it holds words that are not on disk and the person is asked. */
const hasWindow = (): boolean => BrowserWindow.getAllWindows().length > 0;

const exitWith = (code: number, sentence: string): void => {
  (code === 0 ? process.stdout : process.stderr).write(sentence);
  app.exit(code);
};

const fail = (error: unknown): void => {
  const words = messages.failedToStart;
  const sentence = error instanceof DataFolderError ? words.folder(error.dataDir) : words.defect;
  if (!(error instanceof DataFolderError)) report(error);
  process.stderr.write(`${words.title}: ${sentence}\n`);
  if (app.isReady()) dialog.showErrorBox(words.title, sentence);
  app.exit(1);
};

ignoreClosedOutput();
begin();
