import type { WaitingWork } from '../work/chunked-work';

/**
 * Work for a thread of its own. It gets what it needs in pieces, so that no message blocks either side for long, and
 * yields the share of the work that is done, 0 … 1. A value may have its bytes in `chunks`: they are moved, not copied.
 */
export type Task<Start, Piece, Value> = (start: Start, pieces: AsyncIterable<Piece>) => WaitingWork<Value>;

/** Each task, loaded when it is first asked for. A new one is a line here. */
export const tasks = {
  'render-export': async () => (await import('./render-export')).renderTask,
};

export type TaskName = keyof typeof tasks;
type TaskOf<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
export type StartOf<Name extends TaskName> = Parameters<TaskOf<Name>>[0];
export type PieceOf<Name extends TaskName> =
  Parameters<TaskOf<Name>>[1] extends AsyncIterable<infer Piece> ? Piece : never;
export type ValueOf<Name extends TaskName> =
  ReturnType<TaskOf<Name>> extends WaitingWork<infer Value> ? Value : never;
