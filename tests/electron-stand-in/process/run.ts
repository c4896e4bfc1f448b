// Does what Electron's own entry does: sets the process up, loads the program's main module, and only then
// becomes ready.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as StandIn from '../module/index';
import { configuration, packageJson } from '../module/environment';

const { appPath, packaged, args, platform, terminal } = configuration;

Object.defineProperty(process, 'defaultApp', { value: !packaged });
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'platform', { value: platform });
for (const stream of [process.stdout, process.stderr])
  Object.defineProperty(stream, 'isTTY', { value: terminal });
process.argv = [process.execPath, ...(packaged ? [] : [appPath]), ...args];

// The bundle's own file of the module, so that it is the same instance that `electron` resolves to.
const { standInCodeLoaded } = (await import('electron')) as unknown as typeof StandIn;
await import(pathToFileURL(join(appPath, packageJson.main)).href);
standInCodeLoaded();
