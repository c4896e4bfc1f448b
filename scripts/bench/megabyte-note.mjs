/* global document, requestAnimationFrame, window, HTMLElement -- parts of this file run in the page */
import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { printTable, summary } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const runs = 7;
const keysInEachRun = 6;
/** Milliseconds. */
const bounds = { open: 1000, key: 50 };

const paragraph = `${'A sentence with *some* words. '.repeat(20)}\n\n`;
const note = paragraph.repeat(Math.ceil(1_000_000 / paragraph.length));

/**
 * Measures the editor of a note of a megabyte: from the click on "Edit note" to the frame after the one in which the
 * field has the focus, and from a key in the field to the end of the frame that shows its letter.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchMegabyteNote = async (out, executablePath) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await layNote(page);
    await page.reload();
    await page.locator('aside[data-pane="mine"] article').first().waitFor();
    await page.waitForTimeout(3000); // until everything is loaded and laid out ahead
    /** @type {number[]} */
    const opening = [];
    /** @type {number[]} */
    const keys = [];
    for (let run = -1; run < runs; run += 1) {
      const time = await open(page);
      await page.waitForTimeout(500);
      const typed = await type(page);
      await page.keyboard.press('Escape');
      await page.locator('aside[data-pane="mine"] textarea').waitFor({ state: 'detached' });
      await page.waitForTimeout(500);
      if (run < 0) continue;
      opening.push(time);
      keys.push(...typed);
    }
    return report({ open: summary(opening), key: summary(keys) });
  } finally {
    await browser.close();
    await shell.stop();
  }
};

/** @param {Page} page */
const layNote = (page) =>
  page.evaluate(async ([id, words]) => {
    /** @param {string} command @param {unknown} argument */
    const ask = async (command, argument) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`/api/${command}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(argument),
      });
      const result = await response.json();
      if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result.error)}`);
      return result.value;
    };
    const [{ id: textId }] = await ask('library.list', null);
    const looks = { motivation: 'commenting', colour: 'yellow', style: 'solid', tags: [], targets: [] };
    await ask('annotations.create', { textId, annotation: { id, note: words, ...looks } });
    await ask('settings.change', { desk: { wide: { tree: null, front: ['mine'] } } });
  }, /** @type {const} */ ([randomUUID(), note]));

/** @param {Page} page */
const open = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const button = document.querySelector('aside[data-pane="mine"] article button[aria-label="Edit note"]');
    if (!(button instanceof HTMLElement)) throw new Error('There is no button "Edit note".');
    const start = performance.now();
    button.click();
    do await frame();
    while (!document.activeElement?.matches('textarea'));
    await frame();
    return performance.now() - start;
  });

/**
 * Types letters, each some time after the one before. Gives milliseconds for each.
 * @param {Page} page @returns {Promise<number[]>}
 */
const type = async (page) => {
  await page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    Object.assign(window, { times });
    document.activeElement?.addEventListener('keydown', () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => void times.push(performance.now() - start);
        painted.port2.postMessage(null);
      });
    });
  });
  for (const letter of 'letters'.slice(0, keysInEachRun)) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(200);
  }
  return page.evaluate(() => /** @type {{ times: number[] }} */ (/** @type {unknown} */ (window)).times);
};

/** @typedef {ReturnType<typeof summary>} Summary */

/** @param {{ open: Summary, key: Summary }} figures */
const report = (figures) => {
  const row = (/** @type {string} */ name, /** @type {Summary} */ { median, least, most }, bound = 0) => [
    name,
    median,
    least,
    most,
    bound,
    median <= bound ? 'kept' : 'NOT KEPT',
  ];
  printTable('The editor of a note of a megabyte (milliseconds)', [
    ['', 'median', 'least', 'most', 'median at most', ''],
    row('opening', figures.open, bounds.open),
    row('a key in it', figures.key, bounds.key),
  ]);
  return { ...figures, bounds };
};
