import { AsyncLocalStorage } from 'node:async_hooks';
import type { WebContents } from 'electron';
import type { PageWindow } from './page-window';

/** The open windows of the program. */
export interface Windows {
  add(window: PageWindow): void;
  /** The one that was used last comes last. */
  all(): readonly PageWindow[];
  /** The window with the focus, or the last one that had it; null when none is open. */
  inUse(): PageWindow | null;
  /** The window of this page; null for any other page. */
  of(page: WebContents): PageWindow | null;
  /** Runs a command that the page of a window has given. */
  asking<Value>(window: PageWindow, run: () => Value): Value;
  /** The window whose command is being run; otherwise the one that is in use. */
  asked(): PageWindow | null;
}

export const createWindows = (): Windows => {
  let open: readonly PageWindow[] = [];
  const commands = new AsyncLocalStorage<PageWindow>();
  const inUse = (): PageWindow | null => open.at(-1) ?? null;
  return {
    add(shown) {
      open = [shown, ...open]; // nobody uses it before it is shown
      const others = (): readonly PageWindow[] => open.filter((other) => other !== shown);
      shown.window.on('focus', () => (open = [...others(), shown]));
      shown.window.once('closed', () => (open = others()));
    },
    all: () => open,
    inUse,
    of: (page) => open.find((shown) => shown.page === page) ?? null,
    asking: (shown, run) => commands.run(shown, run),
    asked: () => {
      const asking = commands.getStore();
      return asking && open.includes(asking) ? asking : inUse();
    },
  };
};
