import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { chromiumArguments } from '../chromium.mjs';
import { root } from '../project.mjs';
import { printTable, round, summary } from './numbers.mjs';

const runs = 11;
const bound = 2;

/**
 * A main process that does nothing but show a page of one line: what Electron's own part, here that of the stand-in
 * (docs/testing.md), takes.
 */
const emptyMain = `import { app, BrowserWindow, protocol } from 'electron';
  for (const name of ['userData', 'sessionData']) app.setPath(name, process.argv.at(-1));
  protocol.registerSchemesAsPrivileged([
    { scheme: 'lectern', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.whenReady().then(() => {
    protocol.handle('lectern', () =>
      new Response('<!doctype html><main><h1>Nothing</h1></main>', { headers: { 'Content-Type': 'text/html' } }));
    const window = new BrowserWindow({ show: false });
    window.once('ready-to-show', () => window.show());
    window.loadURL('lectern://app/');
  });`;

/**
 * Measures the time from starting the built main process over the stand-in for Electron to the first window's
 * content, alternating with an empty one.
 * @param {string} out @param {string} executablePath of Chromium
 */
export const benchDesktopStart = async (out, executablePath) => {
  const { module: build } = /** @type {{ module: { buildStandIn(name: string): Promise<string> } }} */ (
    await runnerImport(join(root, 'tests/electron-stand-in/build.ts'))
  );
  const { module: driver } = /** @type {{ module: { startDesktop: StartDesktop } }} */ (
    await runnerImport(join(root, 'tests/electron-stand-in/driver/desktop.ts'))
  );
  const standIn = await build.buildStandIn('bench');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const empty = layEmptyProgram(folder);
    /** @type {{ empty: number[], lectern: number[] }} */
    const times = { empty: [], lectern: [] };
    const start = (/** @type {string} */ appPath, /** @type {readonly string[]} */ args) =>
      timeStart(() => driver.startDesktop(browser, { standIn, appPath, args }));
    for (let run = 0; run <= runs; run += 1) {
      const [profile, dataDir] = [join(folder, `profile-${run}`), join(folder, `data-${run}`)];
      mkdirSync(profile);
      const nothing = await start(empty, [profile]);
      const lectern = await start(resolve(out, '..'), ['--data-dir', dataDir]);
      if (run === 0) continue; // fills the file cache
      times.empty.push(nothing);
      times.lectern.push(lectern);
    }
    return report(times);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * @typedef {{ window(): Promise<{ page: import('playwright').Page }>, dispose(): Promise<void> }} Desktop
 * @typedef {(browser: import('playwright').Browser, options: object) => Promise<Desktop>} StartDesktop
 */

/** @param {string} folder @returns {string} the folder of the program */
const layEmptyProgram = (folder) => {
  const program = join(folder, 'empty');
  mkdirSync(program);
  const description = { name: 'empty', version: '1.0.0', type: 'module', main: 'main.js' };
  writeFileSync(join(program, 'package.json'), JSON.stringify(description));
  writeFileSync(join(program, 'main.js'), emptyMain);
  return program;
};

/** Milliseconds to the first heading in the window. @param {() => Promise<Desktop>} start */
const timeStart = async (start) => {
  const began = performance.now();
  const desktop = await start();
  try {
    const { page } = await desktop.window();
    await page.locator('main h1, main h2').first().waitFor();
    return performance.now() - began;
  } finally {
    await desktop.dispose();
  }
};

/** @param {{ empty: number[], lectern: number[] }} times */
const report = (times) => {
  const [empty, lectern] = [summary(times.empty), summary(times.lectern)];
  const ratio = round(lectern.median / empty.median);
  printTable('Start of the desktop over the stand-in for Electron (milliseconds to the first content)', [
    ['', 'median', 'least', 'most', 'runs'],
    ['an empty main process', empty.median, empty.least, empty.most, empty.runs],
    ['Lectern', lectern.median, lectern.least, lectern.most, lectern.runs],
  ]);
  console.log(`ratio ${ratio}, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`);
  return { empty, lectern, ratio, bound };
};
