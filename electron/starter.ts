import { app } from 'electron';

// What the program and `npm start`, which may have started it, say to each other over the channel between the two
// processes (scripts/run-desktop.mjs). Started by hand or by the system, the program has no such channel.

const isWatched = (): boolean => process.env['LECTERN_STARTER'] === 'npm start' && process.connected;

/**
 * Says that the program runs on this machine, or that it has told the person itself why not; `npm start` would
 * open the web shell otherwise.
 */
export const tellStarted = (): void => {
  if (isWatched()) process.send?.({ lectern: 'started' }, () => undefined);
};

/** Follows the start: it hears of the first window, and may ask for an orderly end where there are no signals. */
export const heedStarter = (): void => {
  if (!isWatched()) return;
  app.on('browser-window-created', (_event, window) => window.once('show', tellStarted));
  process.on('message', (message) => {
    const isEnd =
      typeof message === 'object' && message !== null && 'lectern' in message && message.lectern === 'end';
    if (isEnd && !process.emit('SIGINT')) app.quit();
  });
};
