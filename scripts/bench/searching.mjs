/* global document, requestAnimationFrame, CSS, HTMLInputElement -- parts of this file run in the page */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { chromiumArguments } from '../chromium.mjs';
import { root } from '../project.mjs';
import { copyBuild } from './build-copy.mjs';
import { layBuiltText } from './lay-texts.mjs';
import { longText, vocabulary } from './long-text.mjs';
import { median, printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ first: number, again: number }} Times */

const runs = 9;
/** Milliseconds. */
const bound = 50;

/**
 * Measures searching: milliseconds from a key in the search field to the end of the frame in which the page paints the
 * hits of the query, in the bundled text, and for one letter and for short words in a text of 300,000 words.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchSearching = async (out, executablePath) => {
  const bundled = await measure(out, executablePath, ['Kamenev', 'Moscow', 'the', 'Vikzhel', 'rank', 'a']);
  const build = copyBuild(out);
  try {
    layBuiltText(build.out, await longTextWithIndex(), { alone: true });
    return report({ bundled, long: await measure(build.out, executablePath, ['a', 'the', 'telegram']) });
  } finally {
    build.remove();
  }
};

/** In which the word "a" stands as often as any other. */
const longTextWithIndex = async () => {
  const text = longText({ words: 300_000, notes: 3_000, of: ['a', ...vocabulary] });
  /** @type {{ module: typeof import('../build-index.ts') }} */
  const { module } = await runnerImport(join(root, 'scripts/build-index.ts'));
  const { title, creator } = text.metadata;
  const summary = { id: text.id, title, creator };
  return { summary, textJson: JSON.stringify(text), indexJson: JSON.stringify(module.buildIndex(text)) };
};

/** @param {string} out @param {string} executablePath @param {readonly string[]} queries */
const measure = async (out, executablePath, queries) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await page.locator('main .block').first().waitFor();
    await page.waitForTimeout(3000); // until everything is loaded and laid out ahead
    /** @type {Record<string, Times>} */
    const times = {};
    for (const query of queries) {
      const first = round(await search(page, query)); // the very first query loads the index
      const again = [];
      for (let run = 0; run < runs; run += 1) {
        await search(page, '');
        again.push(await search(page, query));
      }
      times[query] = { first, again: round(median(again)) };
      await search(page, '');
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
    // A message that a frame callback sends arrives when that frame has been laid out and painted.
    const { port1, port2 } = new MessageChannel();
    const painted = new Promise((done) => (port1.onmessage = done));
    port2.postMessage(null);
    await painted;
    return performance.now() - start;
  }, query);
  await page.waitForTimeout(300);
  return time;
};

/** @param {{ bundled: Record<string, Times>, long: Record<string, Times> }} times by query */
const report = (times) => {
  printTable('From a key in the search field to painted hits (milliseconds)', [
    ['query', 'first', 'then', 'at most', ''],
    ...Object.entries(times.bundled).map(([query, { first, again }]) => [
      query,
      first,
      again,
      bound,
      again <= bound ? 'kept' : 'NOT KEPT',
    ]),
    ...Object.entries(times.long).map(([query, { first, again }]) => [
      `300,000 words: ${query}`,
      first,
      again,
      '',
      '',
    ]),
  ]);
  return { times, bound };
};
