import { spawn } from 'node:child_process';
import { app } from 'electron';
import { report } from '#backend/hosting/report';

/** The arguments with which to start again after this process has quit; null: not to start again. */
let nextStart: readonly string[] | null = null;

/** Starts the program again with these arguments, when this process has quit and its folder is released. */
export const startAgainWith = (args: readonly string[] | null): void => void (nextStart = args);

app.on('will-quit', () => {
  if (!nextStart) return;
  const image = app.isPackaged ? process.env['APPIMAGE'] : undefined;
  // Electron's own way starts a program out of the AppImage's files, which are gone when this process is.
  if (image === undefined) app.relaunch({ args: [...nextStart] });
  else spawn(image, nextStart, { detached: true, stdio: 'ignore', cwd: '/' }).on('error', report).unref();
});
