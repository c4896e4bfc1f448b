/** Does tasks away from the thread that answers the windows. `runTask` (tasks/run-task.ts) knows their types. */
export interface Threads {
  /**
   * Does a task. Yields the share that is done, 0 … 1, several times a second; an error that is thrown into it ends the
   * task at once, whatever its thread is doing.
   * `pieces` are asked for one by one. Start, pieces and value are cloned, or moved.
   */
  run(task: string, start: unknown, pieces: Iterable<unknown>): AsyncGenerator<number, unknown, void>;
  /** Ends the threads that rest. */
  close(): void;
}
