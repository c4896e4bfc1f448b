import { acquireLock } from '#backend/hosting/lock';

// Prints whether it got the lock on the folder in its argument, and holds it until it is killed.
const lock = acquireLock(process.argv[2] ?? '', 'web');
console.log(lock.held ? 'held' : `held by ${lock.holder.pid}`);
setInterval(() => undefined, 60_000);
