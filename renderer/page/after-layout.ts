/**
 * Gives a function that runs a callback after the next frame has been laid out and painted, when reading
 * positions and sizes costs nothing. Of several calls before that only the last callback runs. Each user
 * creates its own function, so that users do not replace each other's callbacks.
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
