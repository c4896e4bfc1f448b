// The small modules that use the system.
import type { Dialog, NativeTheme, Shell } from 'electron';
import { EventEmitter } from 'node:events';
import { StandInWindow } from './browser-window';
import { configuration, driver, isReady, needsReady } from './environment';
import type { DialogKind } from '../calls';

/** The dialogs take an optional window first. The test gets the options and gives the answer. */
const ask = async (kind: DialogKind, args: readonly unknown[]): Promise<never> => {
  needsReady('dialog');
  const options = args[0] instanceof StandInWindow ? args[1] : args[0];
  return (await driver.ask({ kind, options: structuredClone(options) })) as never; // of the kind's own shape: the test's part
};

export const dialog = {
  showMessageBox: (...args: unknown[]) => ask('message', args),
  showSaveDialog: (...args: unknown[]) => ask('save', args),
  showOpenDialog: (...args: unknown[]) => ask('open', args),
  showErrorBox(title, content) {
    if (!isReady()) process.stderr.write(`${title}\n${content}\n`);
    else void driver.ask({ kind: 'error', options: { title, content } }).catch(() => undefined);
  },
} satisfies Pick<Dialog, 'showMessageBox' | 'showSaveDialog' | 'showOpenDialog' | 'showErrorBox'>;

export const shell = {
  openExternal: (url) => driver.openExternal({ url }),
  openPath: (path) => driver.openPath({ path }),
} satisfies Pick<Shell, 'openExternal' | 'openPath'>;

export class StandInTheme
  extends EventEmitter
  implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: NativeTheme['themeSource'] = 'system';

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    void driver.setColourScheme({ dark: this.shouldUseDarkColors }).catch(() => undefined);
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? configuration.dark : this.#source === 'dark';
  }
}

export const nativeTheme = new StandInTheme();
export const powerMonitor = new EventEmitter();
