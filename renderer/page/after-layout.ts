/**
 * Runs it after the next frame has been laid out and painted, when reading places and sizes costs nothing. Of several calls
 * before that only the last counts. Returned by a maker, so that each user has a turn of its own.
 */
export const createAfterLayout = (): ((run: () => void) => void) => {
  let wanted: (() => void) | null = null;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const run = wanted;
    wanted = null;
    run?.();
  };
  return (run) => {
    if (!wanted) requestAnimationFrame(() => port2.postMessage(null));
    wanted = run;
  };
};
