import { spawn } from 'node:child_process';

/** Whether there is a screen on which the system can open anything. */
export const canOpen = (): boolean => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || !!DISPLAY || !!WAYLAND_DISPLAY;
};

/** A program that has not failed by then shows the target itself, and ends only when the person closes it. */
const failsWithinMilliseconds = 3000;

/** Opens an address or a folder in the system's program for it. Rejects when that fails. */
export const openInSystem = (target: string): Promise<void> =>
  new Promise((opened, failed) => {
    const [program, ...args] = command(process.platform);
    const child = spawn(program, [...args, target], { stdio: 'ignore', detached: true });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? opened() : failed(new Error(`${program} ended with ${code}.`))));
    setTimeout(opened, failsWithinMilliseconds).unref();
    child.unref();
  });

/** The program is started without a shell, so nothing in the address is interpreted. */
const command = (platform: NodeJS.Platform): readonly [string, ...string[]] => {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
};
