// The small modules that use the system.
import type { Clipboard, Dialog, NativeTheme, Shell } from 'electron';
import { EventEmitter } from 'node:events';
import { StandInWindow } from './browser-window';
import { configuration, driver, isReady, needsReady, openBoxes } from './environment';
import type { DialogKind } from '../calls';

/** Electron then closes the message box, and it answers as if the person had cancelled. */
const whenAborted = (signal: AbortSignal, options: { readonly cancelId?: number }): Promise<unknown> =>
  new Promise((resolve) =>
    signal.addEventListener('abort', () =>
      resolve({ response: options.cancelId ?? 0, checkboxChecked: false }),
    ),
  );

/** The dialogs take an optional window first. The test gets the options and gives the answer. */
const ask = async (kind: DialogKind, args: readonly unknown[]): Promise<never> => {
  needsReady('dialog');
  const [first] = args;
  const window = first instanceof StandInWindow ? first.id : null;
  const given = (window === null ? first : args[1]) as { signal?: AbortSignal }; // by its types
  const { signal, ...options } = given;
  const answer = driver.ask({ kind, options: structuredClone(options), window });
  return (await (signal ? Promise.race([answer, whenAborted(signal, options)]) : answer)) as never; // of the kind's own shape: the test's part
};

export const dialog = {
  showMessageBox: (...args: unknown[]) => ask('message', args),
  showSaveDialog: (...args: unknown[]) => ask('save', args),
  showOpenDialog: (...args: unknown[]) => ask('open', args),
  /** Before `ready`, Linux has no box yet, and the words go to standard error. */
  showErrorBox(title, content) {
    if (!isReady() && configuration.platform === 'linux')
      return void process.stderr.write(`${title}\n${content}\n`);
    const box = driver
      .ask({ kind: 'error', options: { title, content }, window: null })
      .catch(() => undefined);
    openBoxes.add(box);
    void box.finally(() => openBoxes.delete(box));
  },
} satisfies Pick<Dialog, 'showMessageBox' | 'showSaveDialog' | 'showOpenDialog' | 'showErrorBox'>;

export const shell = {
  openExternal: (url) => driver.openExternal({ url }),
  openPath: (path) => driver.openPath({ path }),
} satisfies Pick<Shell, 'openExternal' | 'openPath'>;

export const clipboard = {
  async writeText(text) {
    await driver.copy({ text });
  },
} satisfies Pick<Clipboard, 'writeText'>;

export class StandInTheme
  extends EventEmitter
  implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: NativeTheme['themeSource'] = 'system';
  #systemIsDark = configuration.dark;

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    this.#updated();
  }
  set systemIsDark(dark: boolean) {
    this.#systemIsDark = dark;
    this.#updated();
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark';
  }

  #updated(): void {
    void driver.setColourScheme({ dark: this.shouldUseDarkColors }).catch(() => undefined);
    this.emit('updated');
  }
}

export const nativeTheme = new StandInTheme();
export const powerMonitor = new EventEmitter();
