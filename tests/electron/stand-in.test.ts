import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStandIn } from '../electron-stand-in/build';
import { usualConfiguration, type Configuration, type DriverCalls } from '../electron-stand-in/calls';
import { startMain, type StartedMain } from '../electron-stand-in/driver/start';
import { quietDriver } from './support/quiet-driver';

// The stand-in must refuse what Electron refuses; otherwise no test over it proves anything. Each test runs a
// main module of a few lines over it, without a browser.

let folder: string;
let standIn: string;
const running: StartedMain[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-stand-in-'));
  standIn = await buildStandIn('strictness');
});
afterAll(() => {
  for (const { process: child } of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process starts slowly on a busy machine. */
const busy = { timeout: 20_000 };

const never = (): Promise<never> => new Promise(() => undefined);

let count = 0;
/** Starts a program whose main module is `source`; its `profile` is a folder of its own. */
const start = (
  source: string,
  configuration: Partial<Configuration> = {},
  calls: Partial<DriverCalls> = {},
): StartedMain & { readonly profile: string } => {
  const appPath = join(folder, String((count += 1)));
  const profile = join(appPath, 'profile');
  mkdirSync(profile, { recursive: true });
  const description = { name: 'small', version: '1.0.0', type: 'module', main: 'main.js' };
  writeFileSync(join(appPath, 'package.json'), JSON.stringify(description));
  const head = `import { app, BrowserWindow, dialog, Menu, protocol, screen } from 'electron';
    for (const name of ['userData', 'sessionData']) app.setPath(name, ${JSON.stringify(profile)});
    const say = (...words) => process.stdout.write(words.join(' ') + '\\n');\n`;
  writeFileSync(join(appPath, 'main.js'), head + source);
  const started = startMain(
    standIn,
    { ...usualConfiguration, ...configuration, appPath },
    { ...quietDriver, ...calls },
  );
  running.push(started);
  return { ...started, profile };
};

const said = async (...program: Parameters<typeof start>): Promise<string[]> => {
  const { stdout, stderr } = await start(...program).ended;
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
};

describe('the program’s beginning and end', () => {
  it('refuses the single-instance lock also where there is no rival', async () => {
    const source = `say(app.requestSingleInstanceLock()); app.exit(0)`;
    expect(await said(source)).toEqual(['true']);
    expect(await said(source, { canLock: false })).toEqual(['false']);
  });

  it('emits no "quit" when the program exits before "ready"', async () => {
    const listen = `app.on('quit', () => say('quit'));`;
    expect(await said(`${listen} app.exit(0)`)).toEqual(['']);
    expect(await said(`${listen} app.whenReady().then(() => app.exit(0))`)).toEqual(['quit']);
  });

  it('writes the profile after "quit"', async () => {
    const { ended, profile } = start(`import { rmSync } from 'node:fs';
      app.on('quit', () => rmSync(app.getPath('sessionData'), { recursive: true }));
      app.whenReady().then(() => app.quit())`);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(profile)).toBe(true);
  });

  it('shows an error before "ready" in a box, on Linux on standard error', async () => {
    const source = `dialog.showErrorBox('Title', 'words'); app.exit(1)`;
    const boxes: unknown[] = [];
    const ask = (box: unknown) => Promise.resolve(void boxes.push(box));
    expect(await start(source, {}, { ask }).ended).toMatchObject({ code: 1, stderr: 'Title\nwords\n' });
    expect(boxes).toEqual([]);
    await said(source, { platform: 'darwin' }, { ask });
    expect(boxes).toMatchObject([{ kind: 'error', options: { title: 'Title', content: 'words' } }]);
  });
});

describe('several windows', () => {
  it('have the focus one at a time, and tell window and program of it', async () => {
    const source = `app.whenReady().then(() => {
      const [one, two] = [new BrowserWindow(), new BrowserWindow({ show: false })];
      for (const name of ['focus', 'blur'])
        app.on('browser-window-' + name, (event, window) => say(window.id, name));
      two.on('focus', () => say('two itself'));
      say(BrowserWindow.getAllWindows().length, BrowserWindow.getFocusedWindow() === null);
      one.show();
      two.show();
      two.show();
      say(BrowserWindow.getFocusedWindow() === two, BrowserWindow.fromWebContents(one.webContents) === one);
      two.destroy();
      say(BrowserWindow.getFocusedWindow() === null, BrowserWindow.getAllWindows().length);
      app.exit(0);
    })`;
    const order = ['2 true', '1 focus', '1 blur', 'two itself', '2 focus', 'true true', 'true 1'];
    expect(await said(source)).toEqual(order);
  });

  it('have one zoom when their pages are of one origin', async () => {
    const source = `app.whenReady().then(async () => {
      const windows = [new BrowserWindow(), new BrowserWindow(), new BrowserWindow()];
      await Promise.all(['small://app/', 'small://app/?x', 'small://other/'].map((url, i) => windows[i].loadURL(url)));
      windows[0].webContents.setZoomFactor(1.5);
      say(...windows.map((window) => window.webContents.getZoomFactor().toFixed(2)));
      app.exit(0);
    })`;
    expect(await said(source)).toEqual(['1.50 1.50 1.00']);
  });

  it('hear of displays that go or change, when they have', async () => {
    const source = `app.whenReady().then(() => {
      for (const name of ['display-removed', 'display-metrics-changed', 'display-added'])
        screen.on(name, (event, display) => say(name, display.id, screen.getAllDisplays().length));
      new BrowserWindow();
    })`;
    const { calls, process: child, ended } = start(source);
    await expect.poll(async () => (await calls.windows()).length, busy).toBe(1);
    const area = (width: number) => {
      const bounds = { x: 0, y: 0, width, height: 800 };
      return { bounds, workArea: bounds };
    };
    await calls.changeDisplays({ displays: [area(1920), area(1000)] });
    await calls.changeDisplays({ displays: [area(1000)] });
    child.kill('SIGTERM');
    expect((await ended).stdout.trim().split('\n')).toEqual([
      ...['display-metrics-changed 0 2', 'display-added 1 2'],
      ...['display-metrics-changed 0 1', 'display-removed 1 1'],
    ]);
  });
});

describe('a window', () => {
  it('throws at every call once it is destroyed', async () => {
    const source = `app.whenReady().then(() => {
      const window = new BrowserWindow();
      const page = window.webContents;
      window.destroy();
      say(window.isDestroyed(), page.isDestroyed());
      for (const call of ['show', 'close', 'isMinimized', 'getBounds', 'loadURL'])
        try { window[call]('about:blank'); say(call); } catch (error) { say(error.message) }
      for (const call of [() => window.webContents, () => page.send('x'), () => page.reload()])
        try { call(); say('no') } catch (error) { say(error.message) }
      app.exit(0);
    })`;
    const refusals = Array<string>(8).fill('Object has been destroyed');
    expect(await said(source)).toEqual(['true true', ...refusals]);
  });

  it.each([
    ['another navigation', `page.reload()`, 'ERR_ABORTED (-3)'],
    ['a stop', `page.stop()`, 'ERR_ABORTED (-3)'],
    ['the window’s end', `window.destroy()`, 'ERR_FAILED (-2)'],
  ])('rejects a load that is cut off by %s', async (_name, act, error) => {
    const source = `app.on('window-all-closed', () => undefined);
      app.whenReady().then(() => {
        const window = new BrowserWindow();
        const page = window.webContents;
        window.loadURL('small://app/').catch((error) => { say(error.message); app.exit(0) });
        ${act};
      })`;
    const [sentence] = await said(source, {}, { loadUrl: never, reload: never });
    expect(sentence).toBe(`${error} loading 'small://app/'`);
  });

  it('rejects a load during which the page crashes, and warns of what is sent to it', async () => {
    const source = `app.whenReady().then(() => {
        const window = new BrowserWindow();
        window.webContents.on('did-fail-load', () => say('failed'));
        window.webContents.on('render-process-gone', () => say('gone', window.webContents.isCrashed()));
        window.loadURL('small://app/').catch((error) => {
          say(error.message);
          window.webContents.send('channel');
          app.exit(0);
        });
      })`;
    const { calls, ended } = start(source, {}, { loadUrl: never });
    await expect.poll(async () => (await calls.windows()).length, busy).toBe(1);
    await calls.crash({ id: 1, reason: 'crashed' }).catch(() => undefined); // it may have ended before it answers
    const { stdout, stderr } = await ended;
    expect(stdout).toBe("gone true\nERR_FAILED (-2) loading 'small://app/'\n");
    expect(stderr).toContain('Render frame was disposed');
  });

  it('tells neither its place nor that it is minimised under Wayland', async () => {
    const source = `app.whenReady().then(() => {
        const window = new BrowserWindow({ x: 30, y: 40 });
        window.minimize();
        say(window.getNormalBounds().x, window.isMinimized());
        app.exit(0);
      })`;
    expect(await said(source)).toEqual(['30 true']);
    expect(await said(source, { wayland: true })).toEqual(['0 false']);
  });
});

it('serves nothing of a scheme that lacks its privileges', async () => {
  const serve = (privileges: string): StartedMain =>
    start(`protocol.registerSchemesAsPrivileged([{ scheme: 'small', privileges: ${privileges} }]);
      app.whenReady().then(() => {
        protocol.handle('small', () => new Response('words'));
        new BrowserWindow();
      })`);
  const kinds = async ({ calls }: StartedMain): Promise<string[]> => {
    await expect.poll(async () => (await calls.windows()).length, busy).toBe(1);
    const asked = ['document', 'fetch'].map((resourceType) =>
      calls.request({ url: 'small://app/', method: 'GET', resourceType }),
    );
    return (await Promise.all(asked)).map(({ kind }) => kind);
  };
  expect(await kinds(serve('{ secure: true }'))).toEqual(['cancelled', 'cancelled']);
  expect(await kinds(serve('{ standard: true, secure: true }'))).toEqual(['handled', 'cancelled']);
});

describe('the menu', () => {
  const source = `const template = [
      { label: 'Undo', accelerator: 'CmdOrCtrl+Z', registerAccelerator: false, click: (item, window, event) =>
        say('undo', event.triggeredByAccelerator) },
      { role: 'minimize' },
      { role: 'copy' },
    ];
    app.whenReady().then(() => {
      new BrowserWindow().show();
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    })`;
  const key = { key: 'z', code: 'KeyZ', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const menuOn = async (platform: Configuration['platform']) => {
    const started = start(source, { platform });
    await expect.poll(() => started.calls.menu(), busy).not.toEqual([]);
    return started;
  };

  it('registers each accelerator on macOS, also one that is only to be shown', async () => {
    const { calls: linux } = await menuOn('linux');
    expect(await linux.key({ key: { ...key, ctrlKey: true } })).toBe(false);
    expect((await linux.menu()).map(({ registered }) => registered)).toEqual([false, true, false]);
    const { calls: mac } = await menuOn('darwin');
    expect(await mac.key({ key: { ...key, metaKey: true } })).toBe(true);
    expect((await mac.menu()).map(({ registered }) => registered)).toEqual([true, true, true]);
  });

  it('gives roles their accelerators', async () => {
    const { calls } = await menuOn('linux');
    expect(await calls.key({ key: { ...key, key: 'm', code: 'KeyM', ctrlKey: true } })).toBe(true);
    expect(await calls.windows()).toMatchObject([{ minimised: true }]);
  });
});
