import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app';
import type { Size, WindowAct, WindowFacts } from '../calls';
import { driver, needsReady, preventable } from './environment';
import { workAreaAt } from './screen';
import { StandInWebContents } from './web-contents';

type Surface = Pick<
  BrowserWindow,
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'id'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'show'
>;

let last = 0;
const windows = new Map<number, StandInWindow>();

/** A window is its state here, and a page on the driver's side. */
export class StandInWindow extends EventEmitter implements Surface {
  static getAllWindows = (): StandInWindow[] => [...windows.values()];
  static getFocusedWindow = (): StandInWindow | null =>
    StandInWindow.getAllWindows().find((w) => w.#focused) ?? null;

  readonly id: number;
  readonly webContents: StandInWebContents;
  readonly #made: Promise<void>;
  #normal: Rectangle;
  #background: string;
  #visible: boolean;
  #focused = false;
  #minimised = false;
  #maximised = false;
  #painted = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    needsReady('BrowserWindow');
    this.id = last += 1;
    this.webContents = new StandInWebContents(this.id, options.webPreferences?.zoomFactor ?? 1);
    this.webContents.on('stand-in-zoomed', () => this.#resized());
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#normal = { x, y, width, height };
    this.#background = options.backgroundColor ?? '#FFF';
    this.#visible = options.show ?? true;
    const { preload, ...webPreferences } = options.webPreferences ?? {};
    this.#made = driver.createWindow({
      id: this.id,
      preload: preload === undefined ? '' : readFileSync(preload, 'utf8'),
      webPreferences: structuredClone(webPreferences),
      size: this.#size({ width, height }),
    });
    windows.set(this.id, this);
    app.windows.add(this);
  }

  async loadURL(url: string): Promise<void> {
    await this.#made;
    await this.webContents.load(url);
    if (this.#painted || this.isDestroyed()) return;
    this.#painted = true;
    this.emit('ready-to-show');
    await driver.painted({ id: this.id });
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) app.closeWasPrevented();
    else void this.#closeUnlessKept();
  }

  destroy(): void {
    if (this.isDestroyed()) return;
    void this.#made.then(() => driver.destroyWindow({ id: this.id })).catch(() => undefined);
    this.#gone();
  }

  async #closeUnlessKept(): Promise<void> {
    await this.#made;
    if (await driver.closeWindow({ id: this.id })) this.#gone();
    else app.closeWasPrevented();
  }

  #gone(): void {
    windows.delete(this.id);
    this.webContents.destroyed();
    this.emit('closed');
    app.windowClosed(this);
  }

  isDestroyed = (): boolean => !windows.has(this.id);
  isVisible = (): boolean => this.#visible;
  isMinimized = (): boolean => this.#minimised;
  isMaximized = (): boolean => this.#maximised;
  getNormalBounds = (): Rectangle => ({ ...this.#normal });
  getBounds = (): Rectangle => (this.#maximised ? workAreaAt(this.#normal) : this.getNormalBounds());

  setBounds(bounds: Partial<Rectangle>): void {
    this.#normal = { ...this.#normal, ...bounds };
    this.#resized();
  }

  setBackgroundColor(colour: string): void {
    this.#background = colour;
  }

  show(): void {
    this.#visible = true;
    this.focus();
    this.emit('show');
  }

  focus(): void {
    for (const window of windows.values()) window.#focused = window === this;
  }

  minimize(): void {
    this.#minimised = true;
    this.#focused = false;
  }

  restore(): void {
    this.#minimised = false;
  }

  maximize(): void {
    this.#maximised = true;
    this.#visible = true; // Electron shows a hidden window when it is maximised
    this.#resized();
    this.emit('maximize');
  }

  act(act: WindowAct, bounds?: Rectangle): void {
    if (act === 'close') this.close();
    if (act === 'maximise') this.maximize();
    if (act === 'minimise') this.minimize();
    if (act === 'resize' && bounds) this.setBounds(bounds);
  }

  facts(): WindowFacts {
    return {
      id: this.id,
      bounds: this.getBounds(),
      visible: this.#visible,
      focused: this.#focused,
      minimised: this.#minimised,
      maximised: this.#maximised,
      backgroundColour: this.#background,
    };
  }

  /** In CSS pixels: a page that is enlarged has fewer of them. */
  #size({ width, height }: Size): Size {
    const zoom = this.webContents.getZoomFactor();
    return { width: Math.round(width / zoom), height: Math.round(height / zoom) };
  }

  #resized(): void {
    const { width, height } = this.getBounds();
    void this.#made
      .then(() => driver.resizeWindow({ id: this.id, size: this.#size({ width, height }) }))
      .catch(() => undefined);
    this.emit('resize');
  }
}

export const windowOf = (id: number): StandInWindow => {
  const window = windows.get(id);
  if (!window) throw new Error(`There is no window ${id}`);
  return window;
};
