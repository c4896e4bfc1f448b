/* global document -- parts of this file run in the page */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { startWebShell } from './bench/web-shell.mjs';
import { chromiumArguments, findOrGetChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { root } from './project.mjs';

// `node scripts/guide-pictures.mjs` takes the pictures of docs/user-guide.md from the running program. Take them anew before
// a release, and look at them.

/** @typedef {import('playwright').Page} Page */

const folder = join(root, 'docs/pictures');

/** Drags the mouse over words of the text. @param {Page} page @param {string} words */
const select = async (page, words) => {
  const box = await page.evaluate((wanted) => {
    const block = [...document.querySelectorAll('main .words')].find((element) =>
      element.textContent?.includes(wanted),
    );
    if (!block) throw new Error(`The text has no paragraph with: ${wanted}`);
    const range = document.createRange();
    const first = (block.textContent ?? '').indexOf(wanted);
    let before = 0;
    const walker = document.createTreeWalker(block, 4); // text nodes
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const after = before + (node.nodeValue?.length ?? 0);
      const last = first + wanted.length;
      if (first >= before && first < after) range.setStart(node, first - before);
      if (last > before && last <= after) range.setEnd(node, last - before);
      before = after;
    }
    block.scrollIntoView({ block: 'center' });
    const [start, end] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
    return start && end && { x: start.left, y: start.top + 8, toX: end.right, toY: end.bottom - 8 };
  }, words);
  if (!box) throw new Error(`These words are not in view: ${words}`);
  await page.mouse.move(box.x + 1, box.y);
  await page.mouse.down();
  await page.mouse.move(box.toX, box.toY, { steps: 8 });
  await page.mouse.up();
};

/** @param {Page} page */
const takeAll = async (page) => {
  const toolbar = page.getByRole('toolbar', { name: 'Selection' });
  const cards = page.getByRole('complementary', { name: 'My notes' }).getByRole('article');
  /** @param {string} name */
  const take = async (name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(600); // for transitions
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await page.locator('main .block').first().waitFor();
  await select(page, 'agents of Kaledin');
  await toolbar.waitFor();
  await take('selection');
  await toolbar.getByRole('button', { name: 'Add note', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Note', exact: true });
  await field.fill('Who were *they*?\n\n- the list of delegates\n- compare the speech of the same evening');
  await page.getByRole('combobox', { name: 'Tags' }).fill('to check');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await select(page, 'dispatched to Moscow');
  await toolbar.getByRole('button', { name: 'Highlight in green', exact: true }).click();
  await cards.first().waitFor();
  await take('notes');
  await page.getByRole('searchbox', { name: 'Search' }).fill('Kamenev');
  await page.getByRole('list', { name: 'Search results' }).getByRole('listitem').first().click();
  await take('search');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.getByRole('tab', { name: 'Names and dates' }).click();
  await take('names');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('tab', { name: 'Editor’s notes' }).click();
  await take('dark');
};

mkdirSync(folder, { recursive: true });
await prepare();
const shell = await startWebShell(join(root, 'out'));
const browser = await chromium.launch({
  executablePath: await findOrGetChromium({ shell: false }),
  args: chromiumArguments,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(shell.url);
  await takeAll(page);
} finally {
  await browser.close();
  await shell.stop();
}
