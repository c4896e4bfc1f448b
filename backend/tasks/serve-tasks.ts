import type { ErrorCode } from '#contract/result';
import { CommandError } from '#contract/result';
import { tasks, type Task, type TaskName } from './tasks';

/** What goes to a thread: a task begins, then each piece that it has asked for, null after the last. */
export type ToThread =
  | { readonly kind: 'begin'; readonly task: string; readonly start: unknown }
  | { readonly kind: 'piece'; readonly piece: unknown };

/** What comes from it. `wants`: the next piece. */
export type FromThread =
  | { readonly kind: 'wants' }
  | { readonly kind: 'done'; readonly share: number }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly code: ErrorCode | null; readonly error: Error };

/** The side of the thread: `post` sends to whoever began the tasks. Does one after the other. */
export const serveTasks = (
  post: (message: FromThread, move?: readonly ArrayBuffer[]) => void,
): ((message: ToThread) => void) => {
  let give: ((piece: unknown) => void) | null = null;
  const next = (): Promise<unknown> =>
    new Promise((resolve) => {
      give = resolve;
      post({ kind: 'wants' });
    });
  const perform = async (name: string, start: unknown): Promise<void> => {
    try {
      // The program's own thread begins only tasks that there are, with what they take (run-task.ts).
      const task = (await tasks[name as TaskName]()) as Task<unknown, unknown, unknown>;
      const work = task(start, piecesFrom(next));
      let step = await work.next();
      for (; step.done !== true; step = await work.next()) post({ kind: 'done', share: step.value });
      post({ kind: 'value', value: step.value }, buffersOf(step.value));
    } catch (error) {
      post(failure(error));
    }
  };
  return (message) => {
    if (message.kind === 'begin') void perform(message.task, message.start);
    else give?.(message.piece);
  };
};

async function* piecesFrom(next: () => Promise<unknown>): AsyncGenerator<unknown, void> {
  for (let piece = await next(); piece !== null; piece = await next()) yield piece;
}

const failure = (error: unknown): FromThread => ({
  kind: 'failed',
  code: error instanceof CommandError ? error.code : null,
  error: error instanceof Error ? error : new Error(String(error)),
});

const buffersOf = (value: unknown): readonly ArrayBuffer[] =>
  typeof value === 'object' && value !== null && 'chunks' in value && Array.isArray(value.chunks)
    ? value.chunks.flatMap((chunk: unknown) =>
        chunk instanceof Uint8Array && chunk.buffer instanceof ArrayBuffer ? [chunk.buffer] : [],
      )
    : [];
