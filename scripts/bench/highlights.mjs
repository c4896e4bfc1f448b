/* global document, requestAnimationFrame, KeyboardEvent, MouseEvent, NodeFilter -- parts of this file run in the page */
import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright';
import { chromiumArguments } from '../chromium.mjs';
import { copyBuild } from './build-copy.mjs';
import { layText, longText } from './long-text.mjs';
import { median, printTable, round } from './numbers.mjs';
import { startWebShell } from './web-shell.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('#core/text/study-text').StudyText} StudyText */
/** @typedef {import('#core/annotation/annotation').NewAnnotation} NewAnnotation */

const size = { words: 300_000, notes: 3_000 };
const [none, few, many] = [0, 100, 10_000];
const bounds = { add: 1.2, remove: 1.2, scroll: 1.2, click: 2 };
const leastWrapping = 10;
const colours = /** @type {const} */ (['yellow', 'green', 'blue', 'pink', 'orange', 'purple']);

/**
 * Highlights on a text of 300,000 words: one among 10,000 beside one among 100, scrolling beside scrolling without any, a click, and putting
 * 10,000 onto the page beside wrapping them in elements. My notes stay closed: how they scale is another question.
 * @param {string} out the folder of the build @param {string} executablePath of Chromium
 */
export const benchHighlights = async (out, executablePath) => {
  const text = longText(size);
  const build = copyBuild(out);
  layText(build.out, text);
  try {
    const figures = new Map();
    for (const count of [none, few, many])
      figures.set(count, await measure(build.out, executablePath, text, count));
    return report(figures);
  } finally {
    build.remove();
  }
};

/** @param {string} out @param {string} executablePath @param {StudyText} text @param {number} count */
const measure = async (out, executablePath, text, count) => {
  const shell = await startWebShell(out);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(shell.url);
    await page.goto(new URL('/icon.svg', shell.url).href); // the program is not there while it is being filled
    await fill(page, text, count);
    await page.goto(new URL('/', shell.url).href);
    await page.locator(`#n${size.notes}-p1`).waitFor({ state: 'attached', timeout: 120_000 });
    await page.waitForTimeout(4000);
    const scroll = await repeat(7, () => mainThread(page, () => scrollThrough(page)));
    await page.evaluate(() => document.querySelector('main')?.scrollTo({ top: 0, behavior: 'instant' }));
    await page.waitForTimeout(1000);
    /** @type {number[]} */
    const removes = [];
    const add = await repeat(15, async (run) => {
      await select(page, run);
      const added = await mainThread(page, () => press(page, 'h', false));
      removes.push(await mainThread(page, () => press(page, 'z', true)));
      return added;
    });
    const click = count === none ? 0 : await clicks(page);
    const apply = count === many ? await applying(page) : null;
    return { scroll, add, remove: round(median(removes)), click, apply };
  } finally {
    await browser.close();
    await shell.stop();
  }
};

/** Highlights of five words, spread evenly over the text and the notes. @param {StudyText} text @param {number} count @returns {NewAnnotation[]} */
const made = ({ sections, contentHash }, count) => {
  const flat = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * (flat.length - 200)) / count);
    const start = flat.indexOf(' ', from) + 1;
    const end = start + 30;
    const quote = {
      exact: flat.slice(start, end),
      prefix: flat.slice(Math.max(0, start - 32), start),
      suffix: flat.slice(end, end + 32),
    };
    return {
      id: randomUUID(),
      motivation: 'highlighting',
      colour: colours[index % colours.length] ?? 'yellow',
      style: 'solid',
      tags: [],
      note: '',
      targets: [{ quote, position: { start, end }, contentHash }],
    };
  });
};

/** @param {Page} page @param {StudyText} text @param {number} count */
const fill = (page, text, count) =>
  page.evaluate(
    async ([textId, annotations]) => {
      const post = (/** @type {string} */ command, /** @type {unknown} */ argument) =>
        fetch(`/api/${command}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(argument),
        });
      await post('settings.change', { panes: { mineOpen: false } });
      for (let at = 0; at < annotations.length; at += 50)
        await Promise.all(
          annotations
            .slice(at, at + 50)
            .map((annotation) => post('annotations.create', { textId, annotation })),
        );
    },
    /** @type {const} */ ([text.id, made(text, count)]),
  );

/** @param {number} runs @param {(run: number) => Promise<number>} run */
const repeat = async (runs, run) => {
  const times = [];
  for (let at = -2; at < runs; at += 1) {
    const time = await run(at);
    if (at >= 0) times.push(time);
  }
  return round(median(times));
};

/**
 * Milliseconds that the page's main thread works on what `act` begins, layout and painting included, until it rests.
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

/** The median of what a click on letters in view takes until its answer is there, in microseconds. @param {Page} page */
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

/**
 * Milliseconds until all highlights are on the page, from an empty list: as the program does it, and wrapped in elements.
 * @param {Page} page
 */
const applying = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const root = /** @type {any} */ (document.querySelector('#app'));
    const store = root.__vue_app__.config.globalProperties.$pinia._s.get('annotations');
    const full = store.all.map((/** @type {any} */ { annotation }) => ({ ...annotation }));
    const times = [];
    for (let run = 0; run < 5; run += 1) {
      store.load({ annotations: [], history: store.history, trashed: 0 });
      await new Promise((done) => setTimeout(done, 700));
      await frame();
      const start = performance.now();
      const fresh = full.map((/** @type {any} */ one) => ({ ...one, targets: [...one.targets] }));
      store.load({ annotations: fresh, history: store.history, trashed: 0 });
      await frame();
      await frame();
      times.push(performance.now() - start);
    }
    const painted = times.sort((a, b) => a - b)[2] ?? 0;

    const blocks = [...document.querySelectorAll('.words')];
    await frame();
    const start = performance.now();
    for (let at = 0; at < full.length; at += 1) {
      const words = blocks[Math.floor((at * blocks.length) / full.length)];
      const walker = words && document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      const node = /** @type {Text | null | undefined} */ (walker?.nextNode());
      if (!node || node.length < 60) continue;
      const range = document.createRange();
      range.setStart(node, 20);
      range.setEnd(node, 50);
      range.surroundContents(document.createElement('mark'));
    }
    await frame();
    await frame();
    return { painted, wrapped: performance.now() - start };
  });

/** @param {Map<number, Awaited<ReturnType<typeof measure>>>} figures */
const report = (figures) => {
  const of = (/** @type {number} */ count) => {
    const found = figures.get(count);
    if (!found) throw new Error(`Nothing was measured for ${count} highlights.`);
    return found;
  };
  const [empty, some, all] = [of(none), of(few), of(many)];
  const ratios = {
    add: round(all.add / some.add),
    remove: round(all.remove / some.remove),
    scroll: round(all.scroll / empty.scroll),
    click: round(all.click / some.click),
  };
  const { painted, wrapped } = all.apply ?? { painted: NaN, wrapped: NaN };
  const cheaper = round(wrapped / painted);
  const kept = (/** @type {keyof typeof bounds} */ name) => [
    ratios[name],
    `≤ ${bounds[name]}`,
    ratios[name] <= bounds[name] ? 'kept' : 'NOT KEPT',
  ];
  printTable(`Highlights on a text of ${size.words} words (milliseconds of the page's main thread)`, [
    ['', `${many}`, 'beside', 'ratio', 'bound', ''],
    [`adding one, beside ${few}`, all.add, some.add, ...kept('add')],
    [`taking one away, beside ${few}`, all.remove, some.remove, ...kept('remove')],
    ['scrolling through, beside none', all.scroll, empty.scroll, ...kept('scroll')],
    [`a click, beside ${few} (microseconds)`, all.click, some.click, ...kept('click')],
    [
      'putting all on the page, beside wrapping in elements',
      round(painted),
      round(wrapped),
      cheaper,
      `≥ ${leastWrapping}`,
      cheaper >= leastWrapping ? 'kept' : 'NOT KEPT',
    ],
  ]);
  return { figures: Object.fromEntries(figures), ratios, bounds, cheaper, leastWrapping };
};
