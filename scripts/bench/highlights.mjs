/* global document, requestAnimationFrame, HTMLElement, KeyboardEvent, MouseEvent, window -- parts of this file run in the page */
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { layText } from './lay-texts.mjs';
import { longText } from './long-text.mjs';
import { fillWithHighlights } from './made-highlights.mjs';
import { median, printTable, round } from './numbers.mjs';
import { layPlainPage } from './plain-page.mjs';
import { keepAll, keepSocket, show } from './shown-highlights.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */

const size = { words: 300_000, notes: 3_000 };
const [none, few, many] = [0, 100, 10_000];
const bounds = { add: 1.2, remove: 1.2, scroll: 1.2, click: 2 };
const leastWrapping = 10;

/**
 * Measures highlights on a text of 300,000 words: making one among 10,000 against one among 100, scrolling
 * with and without highlights, a click, and painting 10,000 against wrapping as many in elements in a plain
 * page of the same words. The pane of notes stays closed, because notes-pane.mjs measures it. One page
 * alternately shows all highlights and only those near the view, so that both cases paint the same words and
 * the machine's other load falls on both.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchHighlights = async (out, executablePath) => {
  const text = longText(size);
  const build = copyBuild(out);
  layText(build.out, text);
  layPlainPage(build.out, text);
  const shell = await startWebShell(build.out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(keepSocket);
    await page.goto(shell.url);
    await page.goto(new URL('/icon.svg', shell.url).href); // the page of the program is not open while the record is being filled
    await fillWithHighlights(page, text, many);
    await page.goto(new URL('/', shell.url).href);
    await page.locator(`#n${size.notes}-p1`).waitFor({ state: 'attached', timeout: 120_000 });
    await laidOut(page);
    const figures = await measure(page, text);
    await page.goto(new URL('/plain.html', shell.url).href);
    return report({ ...figures, apply: { painted: figures.painted, wrapped: await wrapping(page) } });
  } finally {
    await browser.close();
    await shell.stop();
    build.remove();
  }
};

/** @param {Page} page @param {import('#core/text/study-text').StudyText} text */
const measure = async (page, text) => {
  await keepAll(page, text);
  const scroll = await beside(page, none, 9, () => mainThread(page, () => scrollThrough(page)));
  await page.evaluate(() => document.querySelector('main')?.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(1000);
  /** @type {Record<number, number[]>} */
  const removes = { [few]: [], [many]: [] };
  const add = await beside(page, few, 24, async (run, shown) => {
    await select(page, run);
    const added = await mainThread(page, () => press(page, 'h', false));
    removes[shown]?.push(await mainThread(page, () => press(page, 'z', true)));
    return added;
  });
  const click = await beside(page, few, 3, () => clicks(page));
  const remove = { beside: round(median(removes[few] ?? [])), all: round(median(removes[many] ?? [])) };
  return { scroll, add, remove, click, painted: await applying(page) };
};

/**
 * Medians of a measurement with all highlights shown and with only so many, alternating.
 * @param {Page} page
 * @param {number} count
 * @param {number} runs
 * @param {(run: number, shown: number) => Promise<number>} act
 */
const beside = async (page, count, runs, act) => {
  /** @type {Record<number, number[]>} */
  const times = { [count]: [], [many]: [] };
  for (let run = -1; run < runs; run += 1)
    for (const shown of [count, many]) {
      await show(page, shown === many ? 'all' : shown);
      const time = await act(run, shown);
      if (run >= 0) times[shown]?.push(time);
    }
  return { beside: round(median(times[count] ?? [])), all: round(median(times[many] ?? [])) };
};

/** Waits until the whole text has been laid out ahead and the page is idle. @param {Page} page */
const laidOut = async (page) => {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.slice')].every(
        (slice) => slice instanceof HTMLElement && slice.style.containIntrinsicBlockSize.endsWith('em'),
      ),
    null,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(1000);
};

/**
 * Milliseconds for which the page's main thread works on what `act` begins, layout and painting included.
 * @param {Page} page @param {() => Promise<unknown>} act
 */
const mainThread = async (page, act) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await worked();
  await act();
  await page.waitForTimeout(500);
  const time = (await worked()) - before;
  await session.detach();
  return time;
};

/** @param {Page} page */
const scrollThrough = (page) =>
  page.evaluate(async () => {
    const pane = /** @type {HTMLElement} */ (document.querySelector('main'));
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    pane.scrollTop = 0;
    const step = pane.scrollHeight / 120;
    for (let at = 0; at < 120; at += 1) {
      pane.scrollBy({ top: step, behavior: 'instant' });
      await frame();
    }
  });

/** Selects a few words of the second paragraph. @param {Page} page @param {number} run */
const select = async (page, run) => {
  await page.evaluate((at) => {
    const words = document.querySelector('#s1-p2 .words')?.firstChild;
    if (words) document.getSelection()?.setBaseAndExtent(words, 7 * (at + 2), words, 7 * (at + 2) + 20);
  }, run);
  await page.waitForTimeout(300);
};

/** @param {Page} page @param {string} key @param {boolean} ctrlKey */
const press = (page, key, ctrlKey) =>
  page.evaluate(
    ([pressed, held]) =>
      void document.dispatchEvent(
        new KeyboardEvent('keydown', { key: pressed, ctrlKey: held, bubbles: true, cancelable: true }),
      ),
    /** @type {const} */ ([key, ctrlKey]),
  );

/**
 * The median time from a click on words in view until its result is there, in microseconds.
 * @param {Page} page
 */
const clicks = async (page) => {
  const times = await page.evaluate(() => {
    document.getSelection()?.removeAllRanges();
    const found = [];
    for (let run = 0; run < 300; run += 1) {
      const words = document.querySelector(`#s1-p${(run % 3) + 1} .words`);
      const box = words?.getBoundingClientRect();
      if (!words || !box) continue;
      const clientX = box.left + 5 + ((run * 37) % (box.width - 10));
      const clientY = box.top + 8 + ((run * 11) % Math.max(1, box.height - 16));
      const start = performance.now();
      words.dispatchEvent(new MouseEvent('click', { clientX, clientY, bubbles: true }));
      found.push(performance.now() - start);
    }
    return found;
  });
  return round(1000 * median(times));
};

/** Milliseconds until all highlights are on the page, from an empty list. @param {Page} page */
const applying = async (page) => {
  const times = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const { kept, tell } = /** @type {any} */ (window);
    const { textId, annotations, history } = kept;
    const removed = annotations.map((/** @type {any} */ { id }) => id);
    const found = [];
    for (let run = 0; run < 5; run += 1) {
      tell({ textId, put: [], removed, history, trashed: 0 });
      await new Promise((done) => setTimeout(done, 700));
      await frame();
      const start = performance.now();
      tell({ textId, put: annotations, removed: [], history, trashed: 0 });
      await frame();
      await frame();
      found.push(performance.now() - start);
    }
    return found;
  });
  return round(median(times));
};

/**
 * Milliseconds for wrapping as many words of a plain page in elements; each time on a new page.
 * @param {Page} page
 */
const wrapping = async (page) => {
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    await page.reload();
    await page.waitForTimeout(1000);
    times.push(
      await page.evaluate(async (count) => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const blocks = [...document.querySelectorAll('p')];
        await frame();
        const start = performance.now();
        for (let at = 0; at < count; at += 1) {
          const words = blocks[Math.floor((at * blocks.length) / count)];
          const node = /** @type {Text | null | undefined} */ (words?.lastChild); // the words that no element wraps yet
          if (!node || node.length < 60) continue;
          const range = document.createRange();
          range.setStart(node, 20);
          range.setEnd(node, 50);
          range.surroundContents(document.createElement('mark'));
        }
        await frame();
        await frame();
        const time = performance.now() - start;
        if (document.querySelectorAll('mark').length < 0.9 * count) throw new Error('Too few were wrapped.');
        return time;
      }, many),
    );
  }
  return round(median(times));
};

/** @param {Awaited<ReturnType<typeof measure>> & { apply: { painted: number, wrapped: number } }} figures */
const report = (figures) => {
  const ratio = (/** @type {{ beside: number, all: number }} */ { beside: less, all }) => round(all / less);
  const ratios = {
    add: ratio(figures.add),
    remove: ratio(figures.remove),
    scroll: ratio(figures.scroll),
    click: ratio(figures.click),
  };
  const { painted, wrapped } = figures.apply;
  const cheaper = round(wrapped / painted);
  const row = (/** @type {string} */ title, /** @type {keyof typeof bounds} */ name) => [
    title,
    figures[name].all,
    figures[name].beside,
    ratios[name],
    `≤ ${bounds[name]}`,
    ratios[name] <= bounds[name] ? 'kept' : 'NOT KEPT',
  ];
  printTable(`Highlights on a text of ${size.words} words (milliseconds of the page's main thread)`, [
    ['', `${many}`, 'beside', 'ratio', 'bound', ''],
    row(`adding one, beside ${few}`, 'add'),
    row(`taking one away, beside ${few}`, 'remove'),
    row('scrolling through, beside none', 'scroll'),
    row(`a click, beside ${few} (microseconds)`, 'click'),
    [
      'putting all on the page, beside a plain page with elements',
      painted,
      wrapped,
      cheaper,
      `≥ ${leastWrapping}`,
      cheaper >= leastWrapping ? 'kept' : 'NOT KEPT',
    ],
  ]);
  return { figures, ratios, bounds, cheaper, leastWrapping };
};
