/**
 * The desktop shell before `ready`. The order matters:
 *
 * 1. the options, because they say where all files are;
 * 2. Electron's own paths, because the single-instance lock and the profile lie there;
 * 3. the single-instance lock: a second start on the same folder ends here and brings the first window to the
 * front, unless the lock has failed for another reason;
 * 4. the scheme's privileges and the sandbox, which cannot be changed once Chromium has started.
 *
 * Electron emits `ready` only after this module has been evaluated, so no top-level code may wait for it.
 * electron/desktop.ts does the rest.
 */
import { app, BrowserWindow, dialog } from 'electron';
import { folderSentence } from '#backend/hosting/folder-problem';
import { DataFolderError } from '#backend/hosting/lock';
import {
  defaultDataDir,
  isUnknownSwitch,
  namesCommand,
  parseOptions,
  usageOf,
  type LineCommand,
} from '#backend/hosting/options';
import { isMeantAsBackup } from '#contract/backup-file';
import { ownArguments, partOpened } from './command-line';
import { hasComeForward, setProfileFolder, setTemporaryProfile } from './data-folder';
import { startDesktop } from './desktop';
import { createLinks, openIn, type Links } from './links';
import { messages } from './messages';
import { ignoreClosedOutput, log, report } from '#backend/hosting/report';
import { restAfterDefect } from '#backend/hosting/rest-after-defect';
import { registerScheme, scheme } from './scheme';
import { heedStarter, tellStarted } from './starter';

/** As in electron-builder.yml: the name under which the installer's shortcut stands. */
const appId = 'org.lectern.Lectern';

const begin = (): void => {
  // Without a terminal nobody has typed them: installers and desktops add switches of their own.
  const { options: given, opened } = partOpened(ownArguments(process.argv, process.defaultApp));
  const isTyped = hasTerminal() || namesCommand(given);
  const args = isTyped ? given : given.filter((argument) => !isUnknownSwitch(argument));
  const options = parseOptions(args, process.env);
  if ('error' in options) return endWith(2, `${options.error} See --help.`, isTyped);
  if (options.help) return answer(usageOf(options));
  if (options.version) return answer(`${app.getVersion()}\n`);
  const dataDir = options.dataDir ?? defaultDataDir();
  if (options.command !== null) return void runLineCommand(options.command, dataDir);
  try {
    setProfileFolder(dataDir, options.readOnly);
  } catch (error) {
    if (hasTerminal()) return fail(error);
    leaveNothing(); // the lock on the folder fails too, and then the person is asked
  }
  heedStarter();
  const isFirst = app.requestSingleInstanceLock();
  if (!isFirst && hasComeForward(app.getPath('userData'))) return app.quit();
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  const links = createLinks();
  if (opened !== null) openIn(links, opened, process.cwd());
  followLinksOfSystem(links);
  registerScheme();
  app.enableSandbox();
  // No part of Chromium may resolve a host name: a second defence behind the session's restrictions.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  restAfterDefect(restDesktop, hasWindow);
  app.on('child-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log({ what: 'process-gone', reason, code: exitCode });
  });
  void app
    .whenReady()
    .then(() =>
      startDesktop({
        dataDir,
        readOnly: options.readOnly,
        takeOver: options.takeOver,
        program: import.meta.dirname,
        links,
        development: !app.isPackaged && process.env['LECTERN_DEVELOPMENT'] === '1',
      }),
    )
    .catch(fail);
};

/** Runs a command that needs no window, and ends. Chromium has been started all the same, in a folder of its own. */
const runLineCommand = async (command: LineCommand, dataDir: string): Promise<void> => {
  leaveNothing();
  try {
    const { runCommand, ownStreams } = await import('#backend/command-line/run-command');
    const ports = { version: app.getVersion(), program: import.meta.dirname, dataDir, ...ownStreams };
    app.exit(await runCommand(ports, command));
  } catch (error) {
    report(error);
    app.exit(1);
  }
};

/** macOS tells of a link or a file by an event, also before `ready`. Elsewhere it is an argument of a start. */
const followLinksOfSystem = (links: Links): void => {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    links.arrive(url);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isMeantAsBackup(path)) links.arriveFile(path, '/');
  });
  // On Linux the desktop entry says so (electron-builder.yml). On Windows a link could end its own quotation marks and
  // go on with options; after `--` neither Chromium nor Lectern takes anything for one.
  if (app.isPackaged && process.platform !== 'linux')
    app.setAsDefaultProtocolClient(scheme, process.execPath, ['--']);
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

const answer = (sentence: string): void => {
  process.stdout.write(sentence);
  app.exit(0);
};

const fail = (error: unknown): void => {
  const words = messages.failedToStart;
  const isFolder = error instanceof DataFolderError;
  if (!isFolder) report(error);
  endWith(1, `${words.title}: ${isFolder ? folderSentence(error) : words.defect}`);
};

/**
 * Ends the program with a sentence that the person sees: in a box too, unless it was started from a terminal and
 * has not come far enough to show one. `isTyped`: that is certain, also without a terminal.
 */
const endWith = (code: number, sentence: string, isTyped = hasTerminal()): void => {
  tellStarted();
  process.stderr.write(`${sentence}\n`);
  if (!app.isReady() && isTyped) return app.exit(code);
  if (!app.isReady()) leaveNothing();
  void app.whenReady().then(() => {
    dialog.showErrorBox(
      messages.failedToStart.title,
      sentence.replace(`${messages.failedToStart.title}: `, ''),
    );
    app.exit(code);
  });
};

/** Chromium writes nothing into a folder that the person has not named. */
const leaveNothing = (): void => {
  try {
    setTemporaryProfile();
  } catch (error) {
    report(error);
  }
};

/** Whether a person reads what is printed. */
const hasTerminal = (): boolean => process.stderr.isTTY || process.stdout.isTTY;

ignoreClosedOutput();
begin();
