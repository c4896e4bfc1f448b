/**
 * Gives a function that runs a callback after the next frame has been laid out and painted, when reading
 * positions and sizes costs nothing. Of several calls before that only the last callback runs. Each user
 * creates its own function, so that users do not replace each other's callbacks.
 */
export const createAfterLayout = (): ((run: () => void) => void) => {
  let wanted: (() => void) | null = null;
  const runWanted = (): void => {
    const run = wanted;
    wanted = null;
    run?.();
  };
  return (run) => {
    if (!wanted) requestAnimationFrame(() => inNextTask(runWanted));
    wanted = run;
  };
};

/** Runs a callback in a task of its own, without the delay of a timer. */
const inNextTask = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close(); // an open port would stay in memory
    run();
  };
  port2.postMessage(null);
};
