import { parentPort } from 'node:worker_threads';
import { serveTasks, type ToThread } from './serve-tasks';

// The script of a thread (threads.ts).
const serve = serveTasks((message, move = []) => parentPort?.postMessage(message, [...move]));
parentPort?.on('message', (message: ToThread) => serve(message)); // from the program's own main thread
