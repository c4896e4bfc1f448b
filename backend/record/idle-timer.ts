/** How long nobody must have written for the record to count as idle, milliseconds. */
export const idleTime = 60_000;

export interface IdleTimer {
  /** To be called after each write: starts the wait again. */
  restart(): void;
  stop(): void;
}

/** Calls `whenIdle` once nobody has written for `idleTime`. The timer does not keep the process alive. */
export const createIdleTimer = (whenIdle: () => void): IdleTimer => {
  let timer: NodeJS.Timeout | null = null;
  return {
    restart() {
      if (timer !== null) timer.refresh();
      else timer = setTimeout(whenIdle, idleTime).unref();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
};
