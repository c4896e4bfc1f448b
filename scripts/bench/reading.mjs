/* global document, requestAnimationFrame, KeyboardEvent -- parts of this file run in the page */
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { layText } from './lay-texts.mjs';
import { longText } from './long-text.mjs';
import { median, printTable, round } from './numbers.mjs';
import { layPlainPage } from './plain-page.mjs';
import { residentBytes, startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const size = { words: 300_000, notes: 3_000 };
const runs = 5;
const bounds = { open: 2, frame: 2, resize: 1.5, memory: 2 };

/**
 * Measures a text of 300,000 words and 3,000 notes: opening it, against the bundled text; scrolling, changing
 * the text's size, and memory, against a plain page of the same words in the same two columns.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchReading = async (out, executablePath) => {
  const text = longText(size);
  const build = copyBuild(out);
  layText(build.out, text);
  layPlainPage(build.out, text);
  const shortShell = await startWebShell(out);
  const longShell = await startWebShell(build.out);
  try {
    const visit = { executablePath, url: longShell.url };
    const open = {
      bundled: await opening(executablePath, shortShell.url),
      long: await opening(executablePath, longShell.url),
    };
    const lectern = await measure(visit, '/');
    const plain = await measure(visit, '/plain.html');
    return report({ open, lectern, plain });
  } finally {
    await shortShell.stop();
    await longShell.stop();
    build.remove();
  }
};

/**
 * Milliseconds from navigation, with a warm cache and from an empty page, to the first painted words of the
 * text.
 * @param {string} executablePath
 * @param {string} url
 */
const opening = async (executablePath, url) => {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    const times = [];
    for (let run = -2; run < 2 * runs; run += 1) {
      await page.goto(new URL('/icon.svg', url).href);
      await page.goto(new URL('/', url).href);
      const time = await page.evaluate(
        () =>
          new Promise((/** @type {(milliseconds: number) => void} */ done) => {
            new PerformanceObserver((list) => {
              const entries = /** @type {(PerformanceEntry & { element?: Element | null })[]} */ (
                list.getEntries()
              );
              const found = entries.find(({ element }) => element?.closest('main, aside'));
              if (found) done(found.startTime);
            }).observe({ type: 'largest-contentful-paint', buffered: true });
          }),
      );
      if (run >= 0) times.push(time);
    }
    return round(median(times));
  } finally {
    await browser.close();
  }
};

/**
 * Measures one page in a browser of its own, so that no other page shares its memory.
 * @param {{ executablePath: string, url: string }} visit @param {string} path
 */
const measure = async ({ executablePath, url }, path) => {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.goto(new URL(path, url).href);
    const last = `#s${Math.ceil(size.words / 100 / 30)}-p1`;
    await page.locator(last).waitFor({ state: 'attached', timeout: 60_000 });
    await page.locator(`#n${size.notes}-p1`).waitFor({ state: 'attached', timeout: 60_000 });
    await page.waitForTimeout(2000);
    const memory = await memoryOf(browser, page);
    const frames = [];
    for (let run = 0; run < runs; run += 1) frames.push(await worstFrame(page));
    const resizes = [];
    for (let run = 0; run < 2 * runs; run += 1) resizes.push(await resize(page, path, run));
    return { memory, frame: round(median(frames)), resize: round(median(resizes)) };
  } finally {
    await browser.close();
  }
};

/**
 * Resident bytes of the page's process, after a collection.
 * @param {import('playwright').Browser} browser
 * @param {Page} page
 */
const memoryOf = async (browser, page) => {
  const own = await page.context().newCDPSession(page);
  await own.send('HeapProfiler.collectGarbage');
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(...renderers.map(({ id }) => residentBytes(id) ?? 0));
};

/**
 * The longest time between two frames, in milliseconds, of a scroll from start to end in some 120 frames.
 * @param {Page} page
 */
const worstFrame = (page) =>
  page.evaluate(async () => {
    const pane = /** @type {HTMLElement} */ (document.querySelector('main'));
    const frame = () =>
      new Promise((/** @type {(time: number) => void} */ done) => requestAnimationFrame(done));
    pane.scrollTop = 0;
    for (let wait = 0; wait < 5; wait += 1) await frame();
    const step = pane.scrollHeight / 120;
    let before = await frame();
    let worst = 0;
    for (let at = 0; at < 400; at += 1) {
      const last = pane.scrollTop;
      pane.scrollBy({ top: step, behavior: 'instant' });
      const now = await frame();
      worst = Math.max(worst, now - before);
      before = now;
      if (pane.scrollTop === last) break;
    }
    return worst;
  });

/**
 * Milliseconds from the key (or, in the plain page, the change of size) to the frame after the one that shows
 * it.
 * @param {Page} page
 * @param {string} path
 * @param {number} run
 */
const resize = async (page, path, run) => {
  await page.waitForTimeout(600);
  return page.evaluate(
    async ([plain, larger]) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      await frame();
      const start = performance.now();
      if (plain) document.body.style.fontSize = larger ? '1.336rem' : '1.1875rem';
      else
        document.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: larger ? '+' : '0',
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
          }),
        );
      await frame();
      await frame();
      return performance.now() - start;
    },
    [path !== '/', run % 2 === 0],
  );
};

/**
 * @param {{ open: { bundled: number, long: number }, lectern: Awaited<ReturnType<typeof measure>>, plain: Awaited<ReturnType<typeof measure>> }} figures
 */
const report = ({ open, lectern, plain }) => {
  const ratios = {
    open: round(open.long / open.bundled),
    frame: round(lectern.frame / plain.frame),
    resize: round(lectern.resize / plain.resize),
    memory: round(lectern.memory / plain.memory),
  };
  const mebibytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const kept = (/** @type {keyof typeof bounds} */ name) => [
    ratios[name],
    bounds[name],
    ratios[name] <= bounds[name] ? 'kept' : 'NOT KEPT',
  ];
  printTable(`A text of ${size.words} words and ${size.notes} notes (milliseconds)`, [
    ['', 'Lectern', 'beside', 'ratio', 'at most', ''],
    ['opening, beside the bundled text', open.long, open.bundled, ...kept('open')],
    ['worst frame of a fast scroll, beside a plain page', lectern.frame, plain.frame, ...kept('frame')],
    ['change of text size', lectern.resize, plain.resize, ...kept('resize')],
    ['memory of the page', mebibytes(lectern.memory), mebibytes(plain.memory), ...kept('memory')],
  ]);
  return { open, lectern, plain, ratios, bounds };
};
