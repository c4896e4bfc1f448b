import { namesCommand } from '#backend/hosting/options';
import { isMeantAsBackup } from '#contract/backup-file';
import { isMeantAsLink } from '#contract/program-link';

/**
 * Switches for Chromium, Node or the desktop, which stay in an Electron process's `argv`. The list is closed,
 * so that Lectern still refuses a misspelt option of its own.
 */
const platformSwitch = new RegExp(
  '^--(' +
    [
      'no-sandbox',
      'disable-(gpu|gpu-sandbox|dev-shm-usage|features|software-rasterizer|setuid-sandbox)',
      'enable-(features|logging|wayland-ime)',
      'ozone-platform(-hint)?',
      'gtk-version',
      'use-(gl|angle)',
      'in-process-gpu',
      'force-(device-scale-factor|renderer-accessibility)',
      'password-store',
      'lang',
      'log-(level|file)',
      'inspect(-brk)?',
      'remote-debugging-(port|pipe)',
      'original-process-start-time',
    ].join('|') +
    ')(=|$)',
);

/**
 * The arguments that a person typed after the program's name. `defaultApp` is `process.defaultApp`: true
 * where Electron was started with the program's path as its first plain argument, as `npm start` does.
 */
export const ownArguments = (argv: readonly string[], defaultApp: boolean): string[] => {
  const rest = argv.slice(1).filter((argument) => !platformSwitch.test(argument));
  if (!defaultApp) return rest;
  const path = rest.findIndex((argument) => !argument.startsWith('-'));
  return rest.filter((_, index) => index !== path);
};

/** What a person typed, and the link or the file with which another program has started this one. */
export interface StartArguments {
  readonly options: string[];
  /** Not parsed yet; null when there is none. */
  readonly opened: string | null;
}

/** Whether an argument is a link, or the path or address of a backup. The value of an option is neither. */
const isOpened = (argument: string, index: number, all: readonly string[]): boolean =>
  isMeantAsLink(argument) ||
  (isMeantAsBackup(argument) && !argument.startsWith('--') && all[index - 1] !== '--data-dir');

/**
 * Parts options from what is to be opened. Anybody can write a link, and some systems do not keep it one argument, so
 * nothing that stands after it or after `--` is an option.
 */
export const partOpened = (args: readonly string[]): StartArguments => {
  const none = { options: [...args], opened: null };
  if (namesCommand(args)) return none;
  const end = args.findIndex((argument, ...at) => argument === '--' || isOpened(argument, ...at));
  const opened = args[args[end] === '--' ? end + 1 : end];
  if (end < 0 || opened === undefined || !(isMeantAsLink(opened) || isMeantAsBackup(opened))) return none;
  return { options: args.slice(0, end), opened };
};

/**
 * The link, or else the backup, among the arguments of a second start, whose order and number Chromium changes; null
 * when there is none. Beside a link there is no backup: a link could have ended its own quotation marks.
 */
export const openedAmong = (argv: readonly string[]): string | null =>
  argv.find(isMeantAsLink) ?? argv.find(isOpened) ?? null;

/** The arguments (without the program itself) that start the same program with another data folder. */
export const argumentsForFolder = (argv: readonly string[], dataDir: string): string[] => {
  const kept: string[] = [];
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--' || isOpened(argument, index, argv)) break;
    if (argument === '--data-dir') index += 1;
    else if (argument !== '--read-only' && argument !== '--take-over' && !argument.startsWith('--data-dir='))
      kept.push(argument);
  }
  return [...kept, '--data-dir', dataDir];
};
