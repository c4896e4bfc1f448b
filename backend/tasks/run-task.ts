import type { Threads } from '../ports/threads';
import type { WaitingWork } from '../work/chunked-work';
import type { PieceOf, StartOf, TaskName, ValueOf } from './tasks';

/** `Threads.run` with the types of the task. */
export const runTask = <Name extends TaskName>(
  threads: Threads,
  task: Name,
  start: StartOf<Name>,
  pieces: Iterable<PieceOf<Name>>,
): WaitingWork<ValueOf<Name>> => threads.run(task, start, pieces) as WaitingWork<ValueOf<Name>>; // the value of the task of that name
