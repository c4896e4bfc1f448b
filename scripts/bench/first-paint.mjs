/* global document, PerformanceNavigationTiming -- parts of this file run in the page */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { scriptsBound } from './first-load.mjs';
import { kibibytes, printTable, round, summary } from './numbers.mjs';
import { residentBytes, startWebShell } from './web-shell.mjs';

const runs = 21;
const warmUps = 3;
const bound = 2;
/** Bytes of all that the first paint may load. */
const totalBound = 626 * 1024;

/**
 * Measures the time from navigation until the text is painted, against a page of plain HTML with the same
 * elements, styles and fonts, which the same program serves from a copy of the build. Also measures what the
 * first paint loads, and the program's memory.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchPaint = async (out, executablePath) => {
  const build = copyBuild(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const shell = await startWebShell(build.out);
  try {
    const beforeBoot = residentBytes(shell.pid);
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(shell.url);
    const cold = await measure(page);
    const bundle = await loadedResources(page, cold.text);
    const memory = { beforeBoot, afterBoot: residentBytes(shell.pid) };
    const renderer = join(build.out, 'renderer');
    writeFileSync(join(renderer, 'static.html'), await asStaticPage(page, renderer));
    const { origin } = new URL(shell.url);
    const times = await alternate(page, { lectern: `${origin}/`, plain: `${origin}/static.html` });
    return report(browser.version(), times, bundle, memory);
  } finally {
    await browser.close();
    await shell.stop();
    build.remove();
  }
};

/**
 * Milliseconds from the navigation, measured by the browser, until the first paint of any content, and until
 * the first large paint of words of the text or of the editor's notes.
 * @param {import('playwright').Page} page
 * @returns {Promise<{ content: number, text: number }>}
 */
const measure = async (page) => {
  const paintOf = (/** @type {{ type: string, within: string | null }} */ { type, within }) =>
    new Promise((/** @type {(milliseconds: number) => void} */ done, failed) => {
      setTimeout(() => failed(new Error(`Nothing was painted (${type}).`)), 30_000);
      new PerformanceObserver((list) => {
        const entries = /** @type {(PerformanceEntry & { element?: Element | null })[]} */ (
          list.getEntries()
        );
        const found = within
          ? entries.find(({ element }) => element?.closest(within))
          : entries.find(({ name }) => name === 'first-contentful-paint');
        if (found) done(found.startTime);
      }).observe({ type, buffered: true });
    });
  return {
    content: await page.evaluate(paintOf, { type: 'paint', within: null }),
    text: await page.evaluate(paintOf, { type: 'largest-contentful-paint', within: 'main, aside' }),
  };
};

/** @param {import('playwright').Page} page @param {Record<'lectern' | 'plain', string>} addresses */
const alternate = async (page, addresses) => {
  /** @type {Record<'lectern' | 'plain', { content: number[], text: number[] }>} */
  const times = { lectern: { content: [], text: [] }, plain: { content: [], text: [] } };
  for (let run = -warmUps; run < runs; run += 1) {
    for (const name of /** @type {const} */ (['lectern', 'plain'])) {
      await page.goto(addresses[name]);
      const { content, text } = await measure(page);
      if (run < 0) continue;
      times[name].content.push(content);
      times[name].text.push(text);
    }
  }
  return times;
};

/**
 * What had been loaded when the text was painted, in bytes as served.
 * @param {import('playwright').Page} page @param {number} painted
 */
const loadedResources = (page, painted) =>
  page.evaluate((until) => {
    /** @type {Record<string, { files: number, bytes: number }>} */
    const kinds = {};
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ];
    for (const entry of entries) {
      if (!(entry instanceof PerformanceResourceTiming) || entry.responseEnd > until) continue;
      const kind =
        entry instanceof PerformanceNavigationTiming
          ? 'html'
          : (/\.(\w+)$/.exec(new URL(entry.name).pathname)?.[1] ?? 'other');
      const sum = (kinds[kind] ??= { files: 0, bytes: 0 });
      sum.files += 1;
      sum.bytes += entry.encodedBodySize;
    }
    return kinds;
  }, painted);

/**
 * A page with the same words in the same elements, without a script.
 * @param {import('playwright').Page} page
 * @param {string} renderer
 */
const asStaticPage = async (page, renderer) => {
  const body = await page.evaluate(() =>
    [...document.querySelectorAll('main, [role="complementary"], aside')]
      .map((element) => element.outerHTML)
      .join('\n'),
  );
  const styles = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  const links = styles.map((name) => `<link rel="stylesheet" href="/${name}">`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lectern</title>${links}</head><body>${body}</body></html>`;
};

/**
 * @param {string} browser
 * @param {Awaited<ReturnType<typeof alternate>>} times
 * @param {Awaited<ReturnType<typeof loadedResources>>} bundle
 * @param {{ beforeBoot: number | null, afterBoot: number | null }} memory
 */
const report = (browser, times, bundle, memory) => {
  const lectern = { content: summary(times.lectern.content), text: summary(times.lectern.text) };
  const plain = { content: summary(times.plain.content), text: summary(times.plain.text) };
  const ratio = round(lectern.text.median / plain.text.median);
  const row = (
    /** @type {string} */ name,
    /** @type {ReturnType<typeof summary>} */ { median, least, most, runs },
  ) => [name, median, least, most, runs];
  printTable(`From navigation to the text painted, warm (milliseconds, Chromium ${browser})`, [
    ['', 'median', 'least', 'most', 'runs'],
    row('plain HTML: first content', plain.content),
    row('plain HTML: text', plain.text),
    row('Lectern: first content', lectern.content),
    row('Lectern: text', lectern.text),
  ]);
  console.log(`ratio ${ratio}, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`);
  const kinds = Object.entries(bundle);
  const total = kinds.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  printTable('Loaded for the first paint', [
    ['', 'files', 'bytes'],
    ...kinds.map(([kind, { files, bytes }]) => [kind, files, kibibytes(bytes)]),
    ['together', kinds.reduce((sum, [, { files }]) => sum + files, 0), kibibytes(total)],
  ]);
  const scripts = bundle['js']?.bytes ?? 0;
  for (const { name, bytes, atMost } of [
    { name: 'scripts', bytes: scripts, atMost: scriptsBound },
    { name: 'together', bytes: total, atMost: totalBound },
  ])
    console.log(`${name}, at most ${kibibytes(atMost)}: ${bytes <= atMost ? 'kept' : 'NOT KEPT'}`);
  printTable('Resident memory of the backend', [
    ['', 'size'],
    ['when ready', kibibytes(memory.beforeBoot)],
    ['after the first page', kibibytes(memory.afterBoot)],
  ]);
  return {
    browser,
    lectern,
    plain,
    ratio,
    bound,
    bundle,
    bounds: { scripts: scriptsBound, total: totalBound },
    memory,
  };
};
