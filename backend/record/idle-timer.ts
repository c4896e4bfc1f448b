/** A minute without a change counts as idle, milliseconds. */
export const idleTime = 60_000;

export interface IdleTimer {
  /** Somebody has just written: the wait begins anew. */
  restart(): void;
  stop(): void;
}

/** Runs `whenIdle` once nobody has written for `idleTime`. Does not keep the process alive. */
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
