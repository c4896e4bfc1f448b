import type { App, CommandLine } from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configuration,
  driver,
  isReady,
  needsNotReady,
  openBoxes,
  packageJson,
  preventable,
  setReady,
} from './environment';
import { takeSingleInstance } from './single-instance';

type Surface = Pick<
  App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setPath'
  | 'whenReady'
>;

export interface ClosableWindow {
  close(): void;
  destroy(): void;
}

/** `on` and the like are EventEmitter's, because their overloads return Electron's own App. */
export class StandInApp extends EventEmitter implements Surface {
  readonly isPackaged = configuration.packaged;
  readonly commandLine: Pick<CommandLine, 'appendSwitch'> = {
    appendSwitch: (name, value = '') => {
      needsNotReady('app.commandLine.appendSwitch()');
      this.switches[name] = value;
    },
  };
  readonly switches: Record<string, string> = {};
  readonly paths: Record<string, string> = {};
  readonly windows = new Set<ClosableWindow>();
  sandboxEnabled = false;
  appUserModelId: string | null = null;
  #instance: ReturnType<typeof takeSingleInstance> | null = null;
  #quitting = false;
  #over = false;

  isReady = isReady;
  readonly protocols: { scheme: string; args: readonly string[] }[] = [];
  setAsDefaultProtocolClient = (scheme: string, _path?: string, args: string[] = []): boolean =>
    this.protocols.push({ scheme, args }) > 0;
  /** Only macOS does this. */
  openUrl(url: string): void {
    this.emit('open-url', preventable({}), url);
  }
  /** As above. */
  openFile(path: string): void {
    this.emit('open-file', preventable({}), path);
  }
  getVersion = () => packageJson.version;
  getName = () => packageJson.productName ?? packageJson.name;
  getAppPath = () => configuration.appPath;
  setAppUserModelId = (id: string): void => void (this.appUserModelId = id);

  whenReady(): Promise<void> {
    return isReady() ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  /** Called by Electron's entry: `ready` comes only after the main module has been evaluated. */
  codeLoaded(): void {
    if (this.#quitting || this.#over) return;
    if (configuration.openUrl !== null) this.openUrl(configuration.openUrl);
    setReady();
    this.emit('ready', preventable({}), {});
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const userData = this.paths['userData'] ?? join(homedir(), '.config', this.getName());
    const known: Record<string, string> = {
      home: homedir(),
      temp: tmpdir(),
      userData,
      sessionData: userData,
    };
    const path = this.paths[name] ?? known[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    // After 'ready', Electron would apply the change to some of its files only.
    if (name === 'userData' || name === 'sessionData') needsNotReady(`app.setPath('${name}')`);
    if (!existsSync(path)) throw new Error(`The path of '${name}' does not exist`);
    this.paths[name] = path;
  }

  enableSandbox(): void {
    needsNotReady('app.enableSandbox()');
    this.sandboxEnabled = true;
  }

  requestSingleInstanceLock(): boolean {
    if (!configuration.canLock) return false;
    this.#instance ??= takeSingleInstance(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', preventable({}), argv, workingDirectory, {}),
    );
    return this.#instance.first;
  }

  relaunch(options: { args?: string[] } = {}): void {
    void driver.relaunch({ args: options.args ?? process.argv.slice(1) });
  }

  quit(): void {
    if (this.#over || this.#quitting) return;
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.windows]) window.close();
    this.#endIfNothingIsLeft();
  }

  /** A window whose listener prevented its closing stops the quitting. */
  closeWasPrevented(): void {
    this.#quitting = false;
  }

  windowClosed(window: ClosableWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.#over) return;
    if (this.#quitting) return this.#endIfNothingIsLeft();
    if (!this.emit('window-all-closed')) this.quit();
  }

  #endIfNothingIsLeft(): void {
    if (!this.#quitting || this.windows.size > 0 || this.#over) return;
    const will = preventable({});
    this.emit('will-quit', will);
    this.#quitting = false;
    if (!will.defaultPrevented) this.#end(0);
  }

  /** Before `ready` there is no message loop: the process ends at once and emits nothing. */
  exit(code = 0): void {
    if (this.#over) return;
    this.#over = true;
    if (!isReady()) return endProcess(code);
    for (const window of [...this.windows]) window.destroy();
    this.#over = false;
    this.#end(code);
  }

  #end(code: number): void {
    this.#over = true;
    this.emit('quit', preventable({}), code);
    if (isReady()) this.#writeProfile();
    this.#instance?.release();
    void (this.#instance?.told ?? Promise.resolve()).then(() => endProcess(code));
  }

  /** Chromium has its profile open until the process ends, and still writes to it after `quit`. */
  #writeProfile(): void {
    const folder = this.getPath('sessionData');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Local State'), '{}');
  }
}

const endProcess = (code: number): void => {
  if (openBoxes.size === 0) process.exit(code);
  void Promise.all(openBoxes).then(() => process.exit(code));
};

export const app = new StandInApp();
