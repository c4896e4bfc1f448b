import type { WebContents, WebFrameMain } from 'electron';
import { EventEmitter } from 'node:events';
import { driver, preventable } from './environment';
import { defaultSession } from './session';

type Surface = Pick<
  WebContents,
  | 'getURL'
  | 'getZoomFactor'
  | 'id'
  | 'isDestroyed'
  | 'reload'
  | 'send'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
>;
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** A frame of the page. As in Electron, the main frame is one object as long as the page lives. */
export type Frame = Pick<WebFrameMain, 'url' | 'origin'>;

export class StandInWebContents extends EventEmitter implements Surface {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: { url: string; origin: string } = { url: '', origin: '' };
  #openHandler: OpenHandler | null = null;
  #destroyed = false;
  #zoom: number;

  constructor(id: number, zoom: number) {
    super();
    this.id = id;
    this.#zoom = zoom;
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

  getURL = (): string => this.mainFrame.url;
  isDestroyed = (): boolean => this.#destroyed;
  setWebRTCIPHandlingPolicy = (): void => undefined;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#mustLive();
    // Throws here, not during delivery, for what Electron's serialisation refuses.
    void driver.send({ id: this.id, channel, args: structuredClone(args) }).catch(() => undefined);
  }

  reload(): void {
    this.#mustLive();
    void driver.reload({ id: this.id }).catch(() => undefined);
  }

  async load(url: string): Promise<void> {
    this.#mustLive();
    this.at(url);
    await driver.loadUrl({ id: this.id, url });
  }

  at(url: string): void {
    this.mainFrame.url = url;
    this.mainFrame.origin = originOf(url);
  }

  destroyed(): void {
    this.#destroyed = true;
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
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

/** The origin of an address with a standard scheme, for which Node's URL gives none. */
export const originOf = (url: string): string => {
  const { protocol, host } = new URL(url);
  return host ? `${protocol}//${host}` : 'null';
};
