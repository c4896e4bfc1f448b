import { spawn } from 'node:child_process';

/** Opens the address in the system's browser, if it has one and a screen; `failed` is called when that does not work. */
export const openBrowser = (url: string, failed: () => void): void => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const [program, ...args] = command(process.platform);
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', failed);
  child.on('exit', (code) => code !== 0 && failed());
  child.unref();
};

/** Programs, not shells: nothing in the address is interpreted. */
const command = (platform: NodeJS.Platform): readonly [string, ...string[]] => {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
};
