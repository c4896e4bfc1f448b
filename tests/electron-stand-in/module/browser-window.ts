import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app';
import type { Size, WindowAct, WindowFacts } from '../calls';
import { configuration, destroyed, driver, needsReady, preventable } from './environment';
import { displayAt } from './screen';
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
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setFullScreen'
  | 'setProgressBar'
  | 'show'
  | 'unmaximize'
>;

/** What throws once the window has gone; only `isDestroyed` and the methods of EventEmitter do not. */
const calls: readonly (keyof Surface)[] = [
  ...(['close', 'destroy', 'focus', 'getBounds', 'getNormalBounds', 'isFullScreen', 'isMaximized'] as const),
  ...(['isMinimized', 'isVisible', 'loadURL', 'maximize', 'minimize', 'restore'] as const),
  ...(['setBackgroundColor', 'setBounds', 'setFullScreen', 'setProgressBar', 'show', 'unmaximize'] as const),
];

let last = 0;
const windows = new Map<number, StandInWindow>();

/** A window is its state here, and a page on the driver's side. */
export class StandInWindow extends EventEmitter implements Surface {
  static getAllWindows = (): StandInWindow[] => [...windows.values()];
  static getFocusedWindow = (): StandInWindow | null =>
    StandInWindow.getAllWindows().find((w) => w.#focused) ?? null;
  static fromWebContents = (page: StandInWebContents): StandInWindow | null =>
    StandInWindow.getAllWindows().find((w) => w.#contents === page) ?? null;

  readonly id: number;
  readonly webContents: StandInWebContents;
  readonly #id: number;
  readonly #contents: StandInWebContents;
  readonly #made: Promise<void>;
  #normal: Rectangle;
  #background: string;
  #progress = -1;
  readonly #icon: string | null;
  #visible: boolean;
  #focused = false;
  #minimised = false;
  #maximised = false;
  #fullScreen = false;
  #painted = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    needsReady('BrowserWindow');
    this.#id = this.id = last += 1;
    this.#contents = this.webContents = new StandInWebContents({
      id: this.#id,
      preload: options.webPreferences?.preload ?? '',
      zoom: options.webPreferences?.zoomFactor ?? 1,
      made: () => this.#made,
    });
    this.#contents.on('did-finish-load', () => this.#loaded());
    this.#contents.on('stand-in-zoomed', () => {
      // Chromium has one factor for all pages of an origin.
      const { origin } = this.#contents.mainFrame;
      for (const window of windows.values())
        if (window.#contents.mainFrame.origin === origin)
          window.#contents.zoomTo(this.#contents.getZoomFactor());
    });
    this.#contents.on('stand-in-zoom', () => this.#resized());
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#normal = { ...placed({ x, y }), width, height };
    this.#background = options.backgroundColor ?? '#FFF';
    this.#icon = typeof options.icon === 'string' ? options.icon : null;
    this.#visible = options.show ?? true;
    const { preload, ...webPreferences } = options.webPreferences ?? {};
    this.#made = driver.createWindow({
      id: this.#id,
      preload: preload === undefined ? '' : readFileSync(preload, 'utf8'),
      webPreferences: structuredClone(webPreferences),
      size: this.#size({ width, height }),
    });
    windows.set(this.#id, this);
    app.windows.add(this);
    app.emit('browser-window-created', preventable({}), this);
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.load(url);
  }

  /** `ready-to-show` comes once, with the first page that has been painted. */
  #loaded(): void {
    if (!this.#painted && configuration.paints) {
      this.#painted = true;
      this.emit('ready-to-show');
    }
    void driver.painted({ id: this.#id }).catch(() => undefined);
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) app.closeWasPrevented();
    else void this.#closeUnlessKept();
  }

  destroy(): void {
    void this.#made.then(() => driver.destroyWindow({ id: this.#id })).catch(() => undefined);
    this.#gone();
  }

  async #closeUnlessKept(): Promise<void> {
    await this.#made;
    if (await driver.closeWindow({ id: this.#id })) this.#gone();
    else app.closeWasPrevented();
  }

  /** From `closed` on, every call throws, as on Electron's object. */
  #gone(): void {
    if (!windows.delete(this.#id)) return;
    const dead = (): never => {
      throw destroyed();
    };
    for (const name of calls) Object.defineProperty(this, name, { value: dead });
    for (const name of ['id', 'webContents']) Object.defineProperty(this, name, { get: dead });
    this.#contents.destroyed();
    this.emit('closed');
    app.windowClosed(this);
  }

  isDestroyed = (): boolean => !windows.has(this.#id);
  isVisible(): boolean {
    return this.#visible;
  }
  isMinimized(): boolean {
    return this.#minimised && !configuration.wayland;
  }
  isMaximized(): boolean {
    return this.#maximised;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  getNormalBounds(): Rectangle {
    return { ...this.#normal };
  }
  getBounds(): Rectangle {
    if (this.#fullScreen) return displayAt(this.#normal).bounds;
    return this.#maximised ? displayAt(this.#normal).workArea : { ...this.#normal };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#normal = { ...this.#normal, ...bounds };
    Object.assign(this.#normal, placed(this.#normal));
    this.#resized();
  }

  setBackgroundColor(colour: string): void {
    this.#background = colour;
  }

  setProgressBar(progress: number): void {
    this.#progress = progress;
  }

  setFullScreen(full: boolean): void {
    if (this.#fullScreen === full) return;
    this.#fullScreen = full;
    this.#resized();
    this.emit(full ? 'enter-full-screen' : 'leave-full-screen');
  }

  show(): void {
    this.#visible = true;
    this.focus();
    this.emit('show');
  }

  focus(): void {
    if (this.#focused) return;
    for (const window of windows.values()) window.#blur();
    this.#focused = true;
    this.#tellFocus('focus');
  }

  #blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.#tellFocus('blur');
  }

  /** To the window, the program and the page. */
  #tellFocus(name: 'focus' | 'blur'): void {
    this.emit(name);
    app.emit(`browser-window-${name}`, preventable({}), this);
    void driver.focusPage({ id: this.#id, name }).catch(() => undefined);
  }

  minimize(): void {
    this.#minimised = true;
    this.#blur();
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

  unmaximize(): void {
    this.#maximised = false;
    this.#resized();
    this.emit('unmaximize');
  }

  act(act: WindowAct, bounds?: Rectangle): void {
    if (act === 'close') this.close();
    if (act === 'maximise') this.maximize();
    if (act === 'minimise') this.minimize();
    if (act === 'focus') this.focus();
    if (act === 'full screen') this.setFullScreen(!this.#fullScreen);
    if (act === 'resize' && bounds) this.setBounds(bounds);
  }

  facts(): WindowFacts {
    return {
      id: this.#id,
      bounds: this.getBounds(),
      visible: this.#visible,
      focused: this.#focused,
      minimised: this.#minimised,
      maximised: this.#maximised,
      fullScreen: this.#fullScreen,
      backgroundColour: this.#background,
      progress: this.#progress,
      icon: this.#icon,
    };
  }

  /** In CSS pixels: a page that is enlarged has fewer of them. */
  #size({ width, height }: Size): Size {
    const zoom = this.#contents.getZoomFactor();
    return { width: Math.round(width / zoom), height: Math.round(height / zoom) };
  }

  #resized(): void {
    const { width, height } = this.getBounds();
    void this.#made
      .then(() => driver.resizeWindow({ id: this.#id, size: this.#size({ width, height }) }))
      .catch(() => undefined);
    this.emit('resize');
  }
}

/** Under Wayland a window neither chooses its place nor knows it. */
const placed = ({ x, y }: Pick<Rectangle, 'x' | 'y'>) => (configuration.wayland ? { x: 0, y: 0 } : { x, y });

export const windowOf = (id: number): StandInWindow => {
  const window = windows.get(id);
  if (!window) throw new Error(`There is no window ${id}`);
  return window;
};
