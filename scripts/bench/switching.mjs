/* global document, requestAnimationFrame, HTMLElement -- parts of this file run in the page */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { libraryOf } from './lay-texts.mjs';
import { fillWithHighlights } from './made-highlights.mjs';
import { kibibytes, median, printTable, round } from './numbers.mjs';
import { addSecondText } from './second-text.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('#core/text/study-text').StudyText} StudyText */

const switches = 50;
const highlights = 20;
/** Milliseconds; and how much memory may have grown since the second switch. */
const bounds = { time: 100, page: 1.1, backend: 1.1 };

/**
 * Measures switching between two texts of the bundled size with some highlights in each: from the click to the
 * frame in which the other text's words stand, and the memory of page and backend after the second switch and
 * after the last.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchSwitching = async (out, executablePath) => {
  const build = copyBuild(out);
  await addSecondText(build.out);
  const shell = await startWebShell(build.out, { measured: true });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    for (const text of textsIn(build.out)) await fillWithHighlights(page, text, highlights);
    await showMyNotes(page);
    await page.reload();
    await page.locator('main .block').first().waitFor();
    await page.waitForTimeout(3000); // until everything is loaded and laid out ahead
    const times = [await switchText(page), await switchText(page)];
    const second = await memoryOf(page, shell);
    while (times.length < switches) times.push(await switchText(page));
    const last = await memoryOf(page, shell);
    return report({ time: round(median(times.slice(2))), second, last });
  } finally {
    await browser.close();
    await shell.stop();
    build.remove();
  }
};

/** @param {string} out @returns {StudyText[]} */
const textsIn = (out) => {
  const library = libraryOf(out);
  /** @param {string} path */
  const read = (path) => JSON.parse(readFileSync(join(library, path), 'utf8'));
  return read('library.json').map((/** @type {{ id: string } | string} */ listed) =>
    read(`${typeof listed === 'string' ? listed : listed.id}/text.json`),
  );
};

/**
 * Gives my notes a place beside the editor's, as in any text that has some.
 * @param {Page} page
 */
const showMyNotes = (page) =>
  page.evaluate(async () => {
    const body = JSON.stringify({ desk: { wide: { tree: null } } });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch('/api/settings.change', { method: 'POST', headers, body });
    if (!response.ok) throw new Error('The panes could not be arranged.');
  });

/**
 * Chooses the other text in the library. Gives milliseconds from the click to the frame after the one in which
 * its words stand.
 * @param {Page} page
 */
const switchText = async (page) => {
  const time = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const words = () => document.querySelector('main #s3-p1')?.textContent ?? '';
    const other = () => {
      const found = document.querySelector('nav ul[aria-label] button:not([aria-current="true"])');
      return found instanceof HTMLElement ? found : null;
    };
    const toggle = document.querySelector('nav button[aria-expanded]');
    if (toggle instanceof HTMLElement) toggle.click();
    for (let wait = 0; wait < 5; wait += 1) await frame();
    const before = words();
    const start = performance.now();
    other()?.click();
    do await frame();
    while (words() === before || words() === '');
    await frame();
    return performance.now() - start;
  });
  await page.waitForTimeout(300); // so that what follows a switch does not count for the next
  return time;
};

/**
 * Bytes of the heaps of page and backend after a collection, when both are at rest. Those of the page are
 * without compiled code, of which the browser makes more the longer a page is used.
 * @param {Page} page @param {import('./web-shell.mjs').RunningShell} shell
 */
const memoryOf = async (page, shell) => {
  await page.waitForTimeout(2000);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const objects = objectBytes(await snapshotOf(session));
  await session.detach();
  return { page: objects, backend: await shell.heapBytes(), nodes, listeners: jsEventListeners };
};

/** @param {import('playwright').CDPSession} session @returns {Promise<Snapshot>} after a collection */
const snapshotOf = async (session) => {
  /** @type {string[]} */
  const chunks = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return JSON.parse(chunks.join(''));
};

/**
 * The format of Chromium's heap snapshots, as far as it is read here: `nodes` has the fields of each node one
 * after the other, and `node_types` begins with the names of the types.
 * @typedef {{ snapshot: { meta: { node_fields: string[], node_types: [string[], ...unknown[]] } }, nodes: number[] }} Snapshot
 */

/** @param {Snapshot} snapshot */
const objectBytes = ({ snapshot, nodes }) => {
  const {
    node_fields: fields,
    node_types: [types],
  } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (types[nodes[at + type] ?? 0] !== 'code') bytes += nodes[at + size] ?? 0;
  return bytes;
};

/** @typedef {Awaited<ReturnType<typeof memoryOf>>} Memory */

/** @param {{ time: number, second: Memory, last: Memory }} figures */
const report = ({ time, second, last }) => {
  const ratios = { page: round(last.page / second.page), backend: round(last.backend / second.backend) };
  const kept = (/** @type {number} */ value, /** @type {number} */ bound) => [
    bound,
    value <= bound ? 'kept' : 'NOT KEPT',
  ];
  printTable(`Switching between two texts of the bundled size, ${switches} times`, [
    ['', `after ${switches}`, 'after 2', 'result', 'at most', ''],
    ['from the click to the other words (milliseconds)', '', '', time, ...kept(time, bounds.time)],
    memoryRow('memory of the page', last.page, second.page, ratios.page, kept(ratios.page, bounds.page)),
    memoryRow(
      'memory of the backend',
      last.backend,
      second.backend,
      ratios.backend,
      kept(ratios.backend, bounds.backend),
    ),
    ['nodes of the page', last.nodes, second.nodes, round(last.nodes / second.nodes), '', ''],
    ['listeners', last.listeners, second.listeners, round(last.listeners / second.listeners), '', ''],
  ]);
  return { time, second, last, ratios, bounds };
};

/** @param {string} name @param {number} last @param {number} second @param {number} ratio @param {(string | number)[]} kept */
const memoryRow = (name, last, second, ratio, kept) => [
  name,
  kibibytes(last),
  kibibytes(second),
  ratio,
  ...kept,
];
