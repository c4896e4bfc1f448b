import { acquireLock } from '#backend/hosting/lock';

// Says in one line whether it got the folder named by its argument, and holds it until it is killed.
const lock = acquireLock(process.argv[2] ?? '', 'web');
console.log(lock.held ? 'held' : `held by ${lock.holder.pid}`);
setInterval(() => undefined, 60_000);
