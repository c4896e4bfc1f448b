import { homedir } from 'node:os';
import { join } from 'node:path';

export { isUnknownSwitch, namesCommand, parseOptions, usageOf } from './options.mjs';
export type { LineCommand, LineCommandName } from './commands.mjs';
export type { Options } from './options.mjs';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder that Electron's `app.getPath('userData')` would name for a program called Lectern. */
export const defaultDataDir = (
  env: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lectern');
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Lectern');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Lectern');
};
