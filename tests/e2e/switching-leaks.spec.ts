import type { CDPSession, Page } from 'playwright/test';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { expectOpen, minutes, speeches, switchTo } from './support/two-texts';

test.use({ secondText: true });

/** Objects of which every session has some. Their number is exact, unlike that of bytes. */
const counted = ['Map', 'AbstractRange', 'IntersectionObserver', 'ResizeObserver'] as const;

/** How many of these are alive in the page after a collection. */
const alive = async (page: Page, devtools: CDPSession): Promise<Readonly<Record<string, number>>> => {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const objects: Record<string, number> = {};
  for (const name of counted) objects[name] = await countOf(devtools, name);
  return objects;
};

/** The nodes of the page and those that it has taken out and still holds. */
const nodesOf = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Memory.getDOMCounters')).nodes;
};

const countOf = async (devtools: CDPSession, name: string): Promise<number> => {
  const group = { objectGroup: 'counted' };
  const { result } = await devtools.send('Runtime.evaluate', { expression: `${name}.prototype`, ...group });
  const { objects } = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    ...group,
  });
  const { result: length } = await devtools.send('Runtime.callFunctionOn', {
    functionDeclaration: 'function () { return this.length; }',
    objectId: objects.objectId ?? '',
    returnByValue: true,
  });
  await devtools.send('Runtime.releaseObjectGroup', group);
  return Number(length.value);
};

/**
 * Switches to the other text so many times, each time when the last one is there, by the buttons of the library.
 */
const switchBack = (page: Page, times: number): Promise<void> =>
  page.evaluate(async (count) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const button = (selector: string) => document.querySelector<HTMLElement>(`nav.library ${selector}`);
    for (let time = 0; time < count; time += 1) {
      const before = document.title;
      button('button')?.click();
      do await frame();
      while (!button('ul[aria-label] button:not([aria-current="true"])'));
      button('ul[aria-label] button:not([aria-current="true"])')?.click();
      do await frame();
      while (document.title === before);
      await frame();
    }
  }, times);

test('fifty switches leave nothing of the texts behind in the page', async ({ page, lectern }) => {
  test.slow(); // fifty switches and ten looks at the whole heap
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark(speeches.words, 'Highlight in green');
  await switchTo(page, minutes);
  await reader.mark(minutes.words, 'Add note');
  await page.keyboard.type('a note');
  await page.keyboard.press('Escape');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, speeches);
  const devtools = await page.context().newCDPSession(page);
  await switchBack(page, 2);
  const early = await alive(page, devtools);
  const nodes = await nodesOf(devtools);
  await switchBack(page, 48);
  await expectOpen(page, speeches);
  const late = await alive(page, devtools);
  // As heap snapshots show, the browser itself holds up to two texts that were left: by the button that was clicked
  // last, and by code that it has optimised. If every text were held, there would be more than ten times as many.
  for (const [name, count] of Object.entries(late))
    expect.soft(count, `${name}, before: ${early[name]}`).toBeLessThanOrEqual(2 * (early[name] ?? 0));
  expect.soft(await nodesOf(devtools), `nodes, before: ${nodes}`).toBeLessThan(3 * nodes);
  await devtools.detach();
});
