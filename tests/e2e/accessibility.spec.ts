import type { Page } from 'playwright/test';
import { addAxe, colourViolations, violations } from './support/axe';
import { expect, test } from './support/shared-lectern';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { states } from './support/states';

/** Each theme where the system asks for something else, and what the system alone asks for. */
const worn = [
  { theme: 'light', media: { colorScheme: 'dark' } },
  { theme: 'sepia', media: { colorScheme: 'dark' } },
  { theme: 'dark', media: { colorScheme: 'light' } },
  { theme: 'contrast', media: { colorScheme: 'light' } },
  { theme: 'contrast', media: { colorScheme: 'dark' } },
  { theme: 'system', media: { colorScheme: 'light', contrast: 'more' } },
  { theme: 'system', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;
const plain = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' } as const;

/** Shows the page in each theme of the list as it stands, and at last in that of a light system again. */
async function* inEachTheme(page: Page) {
  for (const { theme, media } of worn) {
    await page.emulateMedia({ ...plain, ...media });
    await ask(page, 'settings.change', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    yield `${theme}, ${Object.values(media).join(', ')}`;
  }
  await ask(page, 'settings.change', { theme: 'system' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
}

for (const width of [1280, 420])
  test(`axe finds nothing in any state, nor in the colours of any theme: ${width} wide`, async ({
    page,
    lectern,
  }) => {
    test.setTimeout(300_000); // axe reads the page about a hundred times
    await page.emulateMedia({ ...plain, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    const reader = readerPage(page);
    await reader.open(lectern.url);
    // The states of the drawer come last.
    await ask(page, 'settings.change', { desk: { narrow: { placement: 'below' } } });
    await addAxe(page);
    for (const state of states) {
      const { name, themed } = state;
      await state.reach(page, reader);
      expect.soft(await violations(page), name).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await colourViolations(page), `${name}, dark`).toEqual([]);
      if (themed)
        for await (const theme of inEachTheme(page))
          expect.soft(await colourViolations(page), `${name}, ${theme}`).toEqual([]);
      await page.emulateMedia(plain);
    }
  });

test('axe is at work: it finds a picture without words, and words that are hard to see', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  await addAxe(page);
  await page.evaluate(() => {
    const faint = Object.assign(document.createElement('p'), { textContent: 'hard to see' });
    faint.style.color = '#eee';
    document.querySelector('main')?.prepend(document.createElement('img'), faint);
  });
  const found = (await violations(page)).map(({ id }) => id);
  expect(found).toContain('image-alt');
  expect(found).toContain('color-contrast');
  expect((await colourViolations(page)).map(({ id }) => id)).toEqual(['color-contrast']);
});
