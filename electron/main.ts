/**
 * The desktop shell before `ready`. The order matters:
 *
 * 1. the options, because they say where everything lies;
 * 2. Electron's own paths, because the single-instance lock and the profile follow them;
 * 3. the single-instance lock: a second start on the same folder ends here and brings the first window to the front;
 * 4. the scheme's privileges and the sandbox, which Chromium fixes when it starts.
 *
 * Electron emits `ready` only when this module has run to its end, so nothing may wait for it at the top level.
 * The rest is electron/desktop.ts.
 */
import { app, dialog } from 'electron';
import { DataFolderError } from '#backend/hosting/lock';
import { defaultDataDir, parseOptions, usage } from '#backend/hosting/options';
import { ownArguments } from './command-line';
import { placeProfile } from './data-folder';
import { startDesktop } from './desktop';
import { messages } from './messages';
import { report } from '#backend/hosting/report';
import { registerScheme } from './scheme';

const begin = (): void => {
  const options = parseOptions(ownArguments(process.argv, process.defaultApp), process.env);
  if ('error' in options) return leave(2, `${options.error} See --help.\n`);
  if (options.help) return leave(0, usage);
  if (options.version) return leave(0, `${app.getVersion()}\n`);
  const dataDir = options.dataDir ?? defaultDataDir();
  try {
    app.on('quit', placeProfile(dataDir, options.readOnly));
  } catch (error) {
    return fail(error);
  }
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerScheme();
  app.enableSandbox();
  // No name is ever looked up, whatever in Chromium may ask: a second wall behind the session's own.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  void app
    .whenReady()
    .then(() =>
      startDesktop({
        dataDir,
        readOnly: options.readOnly,
        program: import.meta.dirname,
        development: !app.isPackaged && process.env['LECTERN_DEVELOPMENT'] === '1',
      }),
    )
    .catch(fail);
};

const leave = (code: number, sentence: string): void => {
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

begin();
