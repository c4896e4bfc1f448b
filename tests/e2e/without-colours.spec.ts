import type { Page } from 'playwright/test';
import { colours, styles } from '#core/annotation/annotation';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';
import { schemes, setTheme } from './support/theme';

const names = [
  'lectern-dimmed',
  ...colours.flatMap((colour) =>
    styles.map((style) => (style === 'solid' ? `lectern-${colour}-0` : `lectern-${colour}-${style}-0`)),
  ),
];

/**
 * The first letters of the text as they are on the screen (PNG), once plain and once under each highlight
 * name.
 */
const picturesOfSamples = async (page: Page): Promise<readonly Buffer[]> => {
  const pictures: Buffer[] = [];
  for (const name of [null, ...names]) {
    const clip = await page.evaluate((highlight) => {
      const words = document.querySelector('#s1-p1 .words')?.firstChild;
      if (!words) throw new Error('The first paragraph has no words.');
      const range = document.createRange();
      range.setStart(words, 0);
      range.setEnd(words, 8);
      CSS.highlights.clear();
      if (highlight) CSS.highlights.set(highlight, new Highlight(range));
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y: y - 8, width, height: height + 16 };
    }, name);
    pictures.push(await page.screenshot({ clip }));
  }
  return pictures;
};

/** Each picture as the lightness of its pixels (0 … 255, not rounded). */
const lightnessOf = (page: Page, pictures: readonly Buffer[]): Promise<readonly (readonly number[])[]> =>
  page.evaluate(
    (pngs) =>
      Promise.all(
        pngs.map(async (png) => {
          const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          if (!context) throw new Error('A picture could not be read.');
          context.drawImage(bitmap, 0, 0);
          const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
          return Array.from({ length: data.length / 4 }, (_, pixel) => {
            const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          });
        }),
      ),
    pictures.map((picture) => picture.toString('base64')),
  );

/**
 * How far lightness has to differ where two highlights do. In one colour all styles but that through the
 * words have the same line: the solid one on a faint ground, the wavy one below bolder words.
 */
const leastBetween = (one: string, other: string): number => {
  const [colour, otherColour] = [one, other].map((name) => name.split('-')[1]);
  if (colour !== otherColour || `${one} ${other}`.includes('strike')) return 128;
  return `${one} ${other}`.includes('wavy') ? 64 : 25;
};

/** Pairs of samples that differ in no more than thirty pixels. */
const pairsAlike = (samples: readonly (readonly number[])[]): readonly string[] => {
  const named = ['plain', ...names].map((name, index) => ({ name, pixels: samples[index] ?? [] }));
  return named.flatMap(({ name: one, pixels: first }, index) =>
    named.slice(index + 1).flatMap(({ name: other, pixels: second }) => {
      const least = leastBetween(one, other);
      const differing = first.filter((lightness, at) => Math.abs(lightness - (second[at] ?? 0)) > least);
      return differing.length > 30 ? [] : [`${one} and ${other}`];
    }),
  );
};

const withLines = schemes.flatMap(
  (colorScheme) =>
    [
      { theme: 'system', media: { colorScheme, forcedColors: 'active' } },
      { theme: 'contrast', media: { colorScheme, forcedColors: 'none' } },
    ] as const,
);

for (const { theme, media } of withLines)
  test(`without colours each highlight still has a shape of its own: ${theme}, ${Object.values(media).join(', ')}`, async ({
    page,
    lectern,
  }) => {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await readerPage(page).open(lectern.url);
    await setTheme(page, theme);
    const samples = await lightnessOf(page, await picturesOfSamples(page));
    expect(samples).toHaveLength(names.length + 1);
    expect(pairsAlike(samples)).toEqual([]);
  });

test('in forced colours marked words keep the ink of the system, and links theirs', async ({
  page,
  lectern,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await readerPage(page).open(lectern.url);
  const system = (keyword: string): Promise<string> =>
    page.evaluate((colour) => {
      const probe = document.createElement('div');
      probe.style.color = colour;
      probe.style.setProperty('forced-color-adjust', 'none');
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }, keyword);
  const words = page.locator('#s1-p1 .words');
  await expect(words).toHaveCSS('color', await system('CanvasText'));
  await expect(words.locator('[role="doc-noteref"]')).toHaveCSS('color', await system('LinkText'));
  const marked = await words.evaluate((p) => getComputedStyle(p, '::highlight(lectern-pink-0)').color);
  expect(marked).toBe(await system('CanvasText'));
  const lines = await words.evaluate(
    (p, names) => names.map((name) => getComputedStyle(p, `::highlight(lectern-${name}-4)`).textDecoration),
    colours,
  );
  expect(new Set(lines).size, 'on the last layer as well').toBe(colours.length);
  await page.getByRole('button', { name: 'Settings' }).focus();
  const outline = page.getByRole('button', { name: 'Settings' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(outline).toHaveCSS('outline-style', 'solid');
  await expect(outline).toHaveCSS('outline-width', '3px');
});
