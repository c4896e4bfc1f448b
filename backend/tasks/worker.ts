import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { serveTasks, type ToThread } from './serve-tasks';

// The script of a thread (threads.ts).

// On few processors the page and the main thread come first. On Linux 0 is the calling thread (setpriority(2)); other
// systems would take the whole process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

const serve = serveTasks((message, move = []) => parentPort?.postMessage(message, [...move]));
parentPort?.on('message', (message: ToThread) => serve(message)); // from the program's own main thread
