/* global document, requestAnimationFrame, window -- parts of this file run in the page */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { chromiumArguments } from '../chromium.mjs';
import { root } from '../project.mjs';
import { copyBuild } from './build-copy.mjs';
import { layNotes } from './lay-notes.mjs';
import { layText } from './lay-texts.mjs';
import { longText } from './long-text.mjs';
import { printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const text = longText({ words: 300_000, notes: 300 });
const count = 50_000;
const keys = 200;
const json = { 'Content-Type': 'application/json' };
/** Milliseconds, of the slowest in a hundred. */
const bound = 50;

/**
 * Measures what a reader feels while 50,000 notes are exported: milliseconds from a key in a note to the end of the
 * frame that shows its letter, and for an answer of the program to a question of the page; beside both without an export.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchExportMeanwhile = async (out, executablePath) => {
  /** @type {{ module: typeof import('../../core/export/options.ts') }} */
  const { module: options } = await runnerImport(join(root, 'core/export/options.ts'));
  const build = copyBuild(out);
  layText(build.out, text);
  const shell = await startWebShell(build.out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await layNotes(page, text, count);
    await page.reload();
    await page.locator('aside[data-pane="mine"] article').first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(5000); // until everything is loaded and laid out ahead
    await page
      .locator('aside[data-pane="mine"] article')
      .first()
      .getByRole('button', { name: 'Edit note' })
      .click();
    const quiet = await type(page);
    await page.evaluate(exportOn, { textId: text.id, options: options.defaultOptions('csv') });
    const busy = await type(page);
    const exports = await page.evaluate(() => {
      const state = /** @type {{ state: { on: boolean, done: number } }} */ (/** @type {unknown} */ (window))
        .state;
      state.on = false;
      return state.done;
    });
    return report(quiet, busy, exports);
  } finally {
    await browser.close();
    await shell.stop();
    build.remove();
  }
};

/** Exports one file after the other until it is told to stop. @param {{ textId: string, options: object }} given */
const exportOn = ({ textId, options }) => {
  const state = { on: true, done: 0 };
  Object.assign(window, { state });
  const next = async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ textId, format: 'csv', options });
    const response = await fetch('/api/export.save', { method: 'POST', headers, body });
    const result = await response.json();
    if (!result.ok) throw new Error(`The notes could not be exported: ${JSON.stringify(result.error)}`);
    state.done += 1;
    if (state.on) void next();
  };
  void next();
};

/**
 * Types letters, and asks the program something after each, from outside the page. Gives milliseconds for each.
 * @param {Page} page @returns {Promise<{ key: number[], answer: number[] }>}
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
  const answer = [];
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(30);
    const start = performance.now();
    await page.request.post(new URL('/api/settings.get', page.url()).href, { data: 'null', headers: json });
    answer.push(performance.now() - start);
  }
  await page.waitForTimeout(500);
  const key = await page.evaluate(
    () => /** @type {{ times: number[] }} */ (/** @type {unknown} */ (window)).times,
  );
  return { key, answer };
};

/** @param {readonly number[]} times */
const slowest = (times) => {
  const sorted = [...times].sort((one, other) => one - other);
  return {
    median: round(sorted[Math.floor(sorted.length / 2)] ?? NaN),
    p99: round(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN),
  };
};

/** @typedef {{ key: number[], answer: number[] }} Times */

/** @param {Times} quiet @param {Times} busy @param {number} exports */
const report = (quiet, busy, exports) => {
  const figures = {
    key: { quiet: slowest(quiet.key), busy: slowest(busy.key) },
    answer: { quiet: slowest(quiet.answer), busy: slowest(busy.answer) },
  };
  const rows = Object.entries(figures).map(([name, { quiet: one, busy: other }]) => [
    name === 'key' ? 'a key in a note' : 'an answer of the program',
    one.median,
    one.p99,
    other.median,
    other.p99,
  ]);
  printTable(`While ${count} notes are exported (milliseconds; ${exports} files meanwhile)`, [
    ['', 'without: median', '99 of 100', 'meanwhile: median', '99 of 100'],
    ...rows,
  ]);
  const { p99 } = figures.key.busy;
  console.log(`a key: ${p99}, at most ${bound}: ${p99 <= bound ? 'kept' : 'NOT KEPT'}`);
  return { ...figures, exports, bound };
};
