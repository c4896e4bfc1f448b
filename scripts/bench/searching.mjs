/* global document, requestAnimationFrame, CSS, HTMLInputElement -- parts of this file run in the page */
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { median, printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const runs = 9;
/** Milliseconds. */
const bound = 50;

/**
 * Measures searching in the bundled text: milliseconds from a key in the search field to the frame after the one in
 * which the hits of the query are painted.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchSearching = async (out, executablePath) =>
  report(await measure(out, executablePath, ['Kamenev', 'Moscow', 'the', 'Vikzhel', 'rank', 'a']));

/** @param {string} out @param {string} executablePath @param {readonly string[]} queries */
const measure = async (out, executablePath, queries) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await page.locator('main .block').first().waitFor();
    await page.waitForTimeout(3000); // until everything is loaded and laid out ahead
    /** @type {Record<string, number>} */
    const times = {};
    for (const query of queries) await search(page, query); // the first query loads the index
    for (const query of queries) {
      const found = [];
      for (let run = 0; run < runs; run += 1) {
        await search(page, '');
        found.push(await search(page, query));
      }
      times[query] = round(median(found));
    }
    return times;
  } finally {
    await browser.close();
    await shell.stop();
  }
};

/**
 * Types the whole query with one key. An empty query takes away what is painted.
 * @param {Page} page @param {string} query
 */
const search = async (page, query) => {
  const time = await page.evaluate(async (words) => {
    const field = document.querySelector('input[type="search"]');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no search field.');
    const isDone = () =>
      words === ''
        ? !CSS.highlights.has('lectern-hit')
        : document.querySelector('ul[aria-label="Search results"] li') !== null &&
          CSS.highlights.has('lectern-hit');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    field.focus();
    await frame();
    const start = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    do await frame();
    while (!isDone() && performance.now() - start < 30_000);
    if (!isDone()) throw new Error(`Nothing was painted for ${words}.`);
    await frame();
    return performance.now() - start;
  }, query);
  await page.waitForTimeout(300);
  return time;
};

/** @param {Record<string, number>} times by query */
const report = (times) => {
  printTable('From a key in the search field to painted hits (milliseconds)', [
    ['query', 'median', 'at most', ''],
    ...Object.entries(times).map(([query, time]) => [
      query,
      time,
      bound,
      time <= bound ? 'kept' : 'NOT KEPT',
    ]),
  ]);
  return { times, bound };
};
