/* global document, requestAnimationFrame, HTMLInputElement -- parts of this file run in the page */
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { layNotes } from './lay-notes.mjs';
import { layText } from './lay-texts.mjs';
import { longText } from './long-text.mjs';
import { median, printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const text = longText({ words: 60_000, notes: 30 });
const sizes = { few: 100, many: 10_000 };
const runs = 9;
const bound = 2;

/**
 * Measures the pane of notes with 10,000 notes against the same pane with 100, on a text of 60,000 words:
 * opening it, filtering it by a word, and the longest frame of a fast scroll.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchNotesPane = async (out, executablePath) => {
  const build = copyBuild(out);
  layText(build.out, text);
  try {
    const few = await measure(build.out, executablePath, sizes.few);
    const many = await measure(build.out, executablePath, sizes.many);
    return report(few, many);
  } finally {
    build.remove();
  }
};

/** @param {string} out @param {string} executablePath @param {number} count */
const measure = async (out, executablePath, count) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await layNotes(page, text, count);
    await page.reload();
    await page.locator('aside[data-pane="mine"] article').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3000); // until everything is loaded and laid out ahead
    /** @type {{ open: number, filter: number, frame: number }[]} */
    const all = [];
    for (let run = -2; run < runs; run += 1) {
      const times = { open: await open(page), filter: await filter(page), frame: await worstFrame(page) };
      if (run >= 0) all.push(times);
    }
    return {
      open: round(median(all.map((times) => times.open))),
      filter: round(median(all.map((times) => times.filter))),
      frame: round(median(all.map((times) => times.frame))),
    };
  } finally {
    await browser.close();
    await shell.stop();
  }
};

/**
 * Milliseconds from the click that opens the pane to the frame after the one that shows its cards.
 * @param {Page} page
 */
const open = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const pane = /** @type {HTMLElement} */ (document.querySelector('aside[data-pane="mine"]'));
    document.getElementById('tab-editor')?.click();
    for (let wait = 0; wait < 10; wait += 1) await frame();
    const start = performance.now();
    document.getElementById('tab-mine')?.click();
    do await frame();
    while (!(pane.querySelector('article')?.getBoundingClientRect().height ?? 0));
    await frame();
    return performance.now() - start;
  });

/**
 * Milliseconds from the typed word to the frame after the one that shows the matching notes.
 * @param {Page} page
 */
const filter = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const field = document.querySelector('aside[data-pane="mine"] input[type="search"]');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no field for words.');
    const type = async (/** @type {string} */ words) => {
      const start = performance.now();
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      await frame();
      return performance.now() - start;
    };
    const time = await type('needle');
    const shown = [...document.querySelectorAll('aside[data-pane="mine"] article')];
    if (shown.length === 0 || shown.some(({ textContent }) => !textContent?.includes('needle')))
      throw new Error('The filter does not show what fits.');
    await type('');
    for (let wait = 0; wait < 10; wait += 1) await frame();
    return time;
  });

/**
 * The longest time between two frames, in milliseconds, while scrolling by 400 pixels in each of 60 frames,
 * down and up.
 * @param {Page} page
 */
const worstFrame = (page) =>
  page.evaluate(async () => {
    const frame = () =>
      new Promise((/** @type {(time: number) => void} */ done) => requestAnimationFrame(done));
    const scroller = /** @type {HTMLElement} */ (
      document.querySelector('aside[data-pane="mine"] article')?.closest('.content')
    );
    scroller.scrollTop = 0;
    for (let wait = 0; wait < 5; wait += 1) await frame();
    let [before, worst, direction] = [await frame(), 0, 1];
    for (let at = 0; at < 60; at += 1) {
      const last = scroller.scrollTop;
      scroller.scrollBy({ top: 400 * direction, behavior: 'instant' });
      if (scroller.scrollTop === last) direction = -direction;
      const now = await frame();
      worst = Math.max(worst, now - before);
      before = now;
    }
    scroller.scrollTop = 0;
    for (let wait = 0; wait < 5; wait += 1) await frame();
    return worst;
  });

/** @typedef {Awaited<ReturnType<typeof measure>>} Figures */

/** @param {Figures} few @param {Figures} many */
const report = (few, many) => {
  const names = /** @type {const} */ ({
    open: 'opening',
    filter: 'filtering by a word',
    frame: 'worst frame of a fast scroll',
  });
  /** @type {Record<string, number>} */
  const ratios = {};
  const rows = Object.entries(names).map(([key, name]) => {
    const [one, other] = [few[/** @type {keyof Figures} */ (key)], many[/** @type {keyof Figures} */ (key)]];
    const ratio = round(other / one);
    ratios[key] = ratio;
    return [name, other, one, ratio, bound, ratio <= bound ? 'kept' : 'NOT KEPT'];
  });
  printTable(`The pane of ${sizes.many} notes beside that of ${sizes.few} (milliseconds)`, [
    ['', `${sizes.many}`, `${sizes.few}`, 'ratio', 'at most', ''],
    ...rows,
  ]);
  return { few, many, ratios, bound };
};
