/* global document -- parts of this file run in the page */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

const idleSeconds = 60;
const scrollSeconds = 31;
const bounds = { cpu: 0.5, writes: Math.ceil(scrollSeconds / 10), writesAtQuit: 1 };

/**
 * Measures what an open, untouched text costs, and how often the settings are written while somebody scrolls. The
 * backend and the page are the web shell's; the desktop runs the same.
 * @param {string} out @param {string} executablePath of Chromium
 */
export const benchIdle = async (out, executablePath) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  let isRunning = true;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await page.locator('main h1, main h2').first().waitFor();
    await page.waitForTimeout(5000); // slices and what is loaded in idle time
    const cpu = await idleCpu(browser, shell.pid);
    const settings = join(shell.dataDir, 'settings.json');
    const writes = await countWrites(settings, () => scroll(page));
    await page.locator('main').evaluate((pane) => pane.scrollBy({ top: 500, behavior: 'instant' }));
    await page.waitForTimeout(700); // the place is known to the program
    const atQuit = await countWrites(settings, () => shell.stop({ keep: true }));
    isRunning = false;
    return report(cpu, { writes, atQuit });
  } finally {
    await browser.close();
    if (isRunning) await shell.stop();
    else shell.remove();
  }
};

/**
 * Share of one core, in per cent, that backend and page take while nobody does anything.
 * @param {import('playwright').Browser} browser @param {number} pid of the backend
 */
const idleCpu = async (browser, pid) => {
  const whole = await browser.newBrowserCDPSession();
  // Of the processes that Chromium counts as renderers, the page's is the one that works most.
  const pageSeconds = async () => {
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return Math.max(...renderers.map(({ cpuTime }) => cpuTime));
  };
  const before = { backend: secondsOf(pid), page: await pageSeconds() };
  await new Promise((over) => setTimeout(over, idleSeconds * 1000));
  const after = { backend: secondsOf(pid), page: await pageSeconds() };
  const share = (/** @type {number} */ from, /** @type {number} */ to) =>
    round((100 * (to - from)) / idleSeconds);
  return { backend: share(before.backend, after.backend), page: share(before.page, after.page) };
};

/** The processor time of a process in seconds: proc_pid_stat(5), in ticks of 10 ms. @param {number} pid */
const secondsOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN; // another system
  }
};

/** Scrolls like a reader: a bit, and a look at it. @param {import('playwright').Page} page */
const scroll = async (page) => {
  for (const end = Date.now() + scrollSeconds * 1000; Date.now() < end;) {
    await page.evaluate(() => document.querySelector('main')?.scrollBy({ top: 40, behavior: 'instant' }));
    await page.waitForTimeout(900);
  }
};

/**
 * How often the file was replaced meanwhile. Two writes within 20 ms count once.
 * @param {string} path @param {() => Promise<void>} act
 */
const countWrites = async (path, act) => {
  const look = () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? `${stats.ino} ${stats.mtimeMs}` : '';
  };
  let [seen, count] = [look(), 0];
  const check = () => {
    const now = look();
    if (now !== seen) count += 1;
    seen = now;
  };
  const timer = setInterval(check, 20);
  await act();
  clearInterval(timer);
  check();
  return count;
};

/**
 * @param {{ backend: number, page: number }} cpu
 * @param {{ writes: number, atQuit: number }} settings
 */
const report = (cpu, settings) => {
  printTable(`At rest for ${idleSeconds} s (share of one core), and scrolling for ${scrollSeconds} s`, [
    ['', 'measured', 'at most'],
    ['backend at rest', `${cpu.backend} %`, `${bounds.cpu} %`],
    ['page at rest', `${cpu.page} %`, `${bounds.cpu} %`],
    ['settings written while scrolling', settings.writes, bounds.writes],
    ['settings written at the end', settings.atQuit, bounds.writesAtQuit],
  ]);
  const isKept =
    Math.max(cpu.backend, cpu.page) <= bounds.cpu &&
    settings.writes <= bounds.writes &&
    settings.atQuit <= bounds.writesAtQuit;
  console.log(`all bounds: ${isKept ? 'kept' : 'NOT KEPT'}`);
  return { cpu, settings, bounds, idleSeconds, scrollSeconds };
};
