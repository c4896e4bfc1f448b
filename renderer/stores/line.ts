/**
 * Runs tasks one after the other, in the order in which they were asked for; one that is asked for while no other
 * is under way begins at once. A task that fails holds up nothing. A task must not wait for a later one.
 */
export const createLine = () => {
  /** Settles when the last task that was asked for has ended; null when none is under way. */
  let last: Promise<unknown> | null = null;
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const done = last ? last.then(task, task) : task();
    const end = (): void => {
      if (last === done) last = null;
    };
    last = done;
    done.then(end, end);
    return done;
  };
};
