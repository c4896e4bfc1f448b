import type { WebContents, WebFrameMain } from 'electron';
import { EventEmitter } from 'node:events';
import { destroyed, driver, preventable } from './environment';
import { defaultSession } from './session';

type Surface = Pick<
  WebContents,
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'getZoomFactor'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'reload'
  | 'send'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'stop'
>;
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** A frame of the page. As in Electron, the main frame is one object as long as the page lives. */
export type Frame = Pick<WebFrameMain, 'url' | 'origin'>;

interface ContentsOptions {
  readonly id: number;
  readonly zoom: number;
  /** The path of the preload script. */
  readonly preload: string;
  /** Resolves once the driver has a page. */
  readonly made: () => Promise<void>;
}

export class StandInWebContents extends EventEmitter implements Surface {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: { url: string; origin: string } = { url: '', origin: '' };
  readonly #made: () => Promise<void>;
  readonly #preload: string;
  #openHandler: OpenHandler | null = null;
  #destroyed = false;
  #crashed = false;
  /** Ends the load that is under way. */
  #cutOff: ((error: NetError) => void) | null = null;
  #zoom: number;

  constructor({ id, zoom, made, preload }: ContentsOptions) {
    super();
    this.id = id;
    this.#zoom = zoom;
    this.#made = made;
    this.#preload = preload;
  }

  getZoomFactor(): number {
    this.#mustLive();
    return this.#zoom;
  }

  setZoomFactor(factor: number): void {
    this.#mustLive();
    if (factor <= 0) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoom = 1.2 ** (Math.log(factor) / Math.log(1.2)); // Electron keeps the power of 1.2
    this.emit('stand-in-zoomed');
  }

  /** Takes the factor of another page of its origin, or its own. */
  zoomTo(factor: number): void {
    this.#zoom = factor;
    this.emit('stand-in-zoom');
  }

  isDestroyed = (): boolean => this.#destroyed;

  getURL(): string {
    this.#mustLive();
    return this.mainFrame.url;
  }

  isCrashed(): boolean {
    this.#mustLive();
    return this.#crashed;
  }

  setWebRTCIPHandlingPolicy(): void {
    this.#mustLive();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mustLive();
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#mustLive();
    // Throws here, not during delivery, for what Electron's serialisation refuses.
    const cloned = structuredClone(args);
    if (this.#crashed) {
      const why = 'Error: Render frame was disposed before WebFrameMain could be accessed';
      return void process.stderr.write(`Error sending from webFrameMain: ${why}\n`);
    }
    void driver.send({ id: this.id, channel, args: cloned }).catch(() => undefined);
  }

  reload(): void {
    this.#mustLive();
    const { url } = this.mainFrame;
    void this.#navigate(url, () => driver.reload({ id: this.id, url })).catch(() => undefined);
  }

  stop(): void {
    this.#mustLive();
    this.#cutOff?.('ERR_ABORTED');
  }

  /** As Electron's `loadURL`: rejects when another navigation, `stop`, a crash or the window's end cuts it off. */
  async load(url: string): Promise<void> {
    this.#mustLive();
    this.at(url);
    await this.#navigate(url, () => driver.loadUrl({ id: this.id, url }));
  }

  /** What cuts a load off is no failure of it: Electron tells of that by its own event, or not at all. */
  async #navigate(url: string, begin: () => Promise<void>): Promise<void> {
    this.#cutOff?.('ERR_ABORTED');
    let end: (error: NetError | null) => void = () => undefined;
    const ended = new Promise<NetError | null>((resolve) => (end = resolve));
    this.#cutOff = end;
    this.#crashed = false;
    let isFailure = false;
    const fail = (error: unknown): void => {
      isFailure = true;
      end(netErrorOf(error));
    };
    this.#made()
      .then(begin)
      .then(() => end(null), fail);
    const error = await ended;
    if (this.#cutOff === end) this.#cutOff = null;
    if (error === null) return void this.emit('did-finish-load', {});
    const code = netErrors[error];
    if (isFailure && error !== 'ERR_ABORTED') {
      process.stderr.write(`(electron) Failed to load URL: ${url} with error: ${error}\n`);
      this.emit('did-fail-load', {}, code, error, url, true, 1, 1);
    }
    throw Object.assign(new Error(`${error} (${code}) loading '${url}'`), { errorCode: code });
  }

  at(url: string): void {
    this.mainFrame.url = url;
    this.mainFrame.origin = originOf(url);
  }

  /** The page's process has ended. */
  forcefullyCrashRenderer(): void {
    this.#mustLive();
    void driver.crashPage({ id: this.id }).then(
      () => this.crash('killed'),
      () => undefined,
    );
  }

  crash(reason: string): void {
    this.#crashed = true;
    this.#cutOff?.('ERR_FAILED');
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }

  preloadFailed(message: string): void {
    this.emit('preload-error', {}, this.#preload, new Error(message));
  }

  destroyed(): void {
    this.#destroyed = true;
    this.#cutOff?.('ERR_FAILED');
    this.emit('destroyed');
  }

  /** Gives whether a listener prevented the event's default. */
  emitPreventable(name: string, details: object, ...more: unknown[]): boolean {
    const event = preventable(details);
    this.emit(name, event, ...more);
    return event.defaultPrevented;
  }

  /** Gives whether the handler denies the new window. Without a handler, Electron allows it. */
  deniesWindow(url: string, disposition: 'new-window' | 'foreground-tab'): boolean {
    if (!this.#openHandler) return false;
    const details = {
      url,
      frameName: '',
      features: '',
      disposition,
      referrer: { url: '', policy: 'default' },
    } as const;
    return this.#openHandler(details).action === 'deny';
  }

  #mustLive(): void {
    if (this.#destroyed) throw destroyed();
  }
}

/** Some codes of Chromium's net_error_list.h. */
const netErrors = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_HTTP_RESPONSE_CODE_FAILURE: -379,
} as const;
type NetError = keyof typeof netErrors;

/** The code in the driver's message. */
const netErrorOf = (error: unknown): NetError => {
  const [name = ''] = /ERR_[A-Z_]+/.exec(String(error)) ?? [];
  return name in netErrors ? (name as NetError) : 'ERR_FAILED'; // a name of the table, then
};

/** The origin of an address with a standard scheme, for which Node's URL gives none. */
export const originOf = (url: string): string => {
  const { protocol, host } = new URL(url);
  return host ? `${protocol}//${host}` : 'null';
};
