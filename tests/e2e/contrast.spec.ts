import type { Page } from 'playwright/test';
import { colours, styles } from '#core/annotation/annotation';
import { themes } from '#contract/settings';
import { contrast, difference, over, parseColour, type Colour } from './support/colour';
import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';

const readable = 4.5; // WCAG 2.2, 1.4.3
const graphical = 3; // WCAG 2.2, 1.4.11
/** Three just noticeable differences of CSS Color 4: colours that one tells apart at a glance, not only side by side. */
const distinct = 0.06;
/** One: that colours differ is seen where they meet. */
const noticeable = 0.02;

/** The colour that a token of the style sheets comes to, in the theme as it stands. */
const token = async (page: Page, name: string): Promise<Colour> =>
  parseColour(
    await page.evaluate((property) => {
      const probe = document.createElement('div');
      probe.style.backgroundColor = `var(${property})`;
      document.body.append(probe);
      const colour = getComputedStyle(probe).backgroundColor;
      probe.remove();
      return colour;
    }, name),
  );

type Marks = ReadonlyMap<string, Colour>;

const marksOf = async (page: Page): Promise<Marks> =>
  new Map(
    await Promise.all(colours.map(async (name) => [name, await token(page, `--mark-${name}`)] as const)),
  );

const setTheme = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);

/** Everything that highlights may lie like on a ground: one to five of a colour, and each pair, either way up. */
const stacks = function* (marks: Marks, ground: Colour): Generator<readonly [string, Colour]> {
  for (const [name, mark] of marks) {
    let stack = ground;
    for (let count = 1; count <= 5; count += 1) {
      stack = over(mark, stack);
      yield [`${name} × ${count}`, stack];
    }
    for (const [upper, other] of marks)
      if (upper !== name) yield [`${upper} on ${name}`, over(other, over(mark, ground))];
  }
};

const schemes = ['light', 'dark'] as const;
const cases = themes.flatMap((theme) =>
  schemes.flatMap((colorScheme) =>
    (['no-preference', 'more'] as const).map((preference) => ({ theme, colorScheme, preference })),
  ),
);

/** Each theme, with every wish that the system can have; the page shows it. */
async function* inEachCase(page: Page) {
  for (const { theme, colorScheme, preference } of cases) {
    await page.emulateMedia({ colorScheme, contrast: preference });
    await setTheme(page, theme);
    yield { theme, where: `${theme}, system ${colorScheme}, contrast ${preference}` };
  }
}

test('in every theme the ink is readable on every highlight, and no two colours look alike', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  for await (const { where } of inEachCase(page)) {
    const marks = await marksOf(page);
    const inks = await Promise.all(
      ['--mark-ink', '--hit-ink', '--flash-ink'].map((name) => token(page, name)),
    );
    const [markInk, hitInk, flashInk] = inks as [Colour, Colour, Colour]; // three names, three colours
    for (const groundName of ['--paper', '--page']) {
      const ground = await token(page, groundName);
      for (const [name, stack] of stacks(marks, ground))
        expect(contrast(markInk, stack), `${where}: ${name} on ${groundName}`).toBeGreaterThanOrEqual(
          readable,
        );
      const painted = [...marks].map(([name, mark]) => [name, over(mark, ground)] as const);
      for (const [index, [name, colour]] of painted.entries()) {
        expect(difference(colour, ground), `${where}: ${name} and ${groundName}`).toBeGreaterThan(distinct);
        for (const [other, beside] of painted.slice(index + 1))
          expect(difference(colour, beside), `${where}: ${name} and ${other}`).toBeGreaterThan(distinct);
        for (const [upper, mark] of marks) {
          const both = over(mark, colour);
          if (upper === name) continue;
          expect(difference(both, colour), `${where}: ${upper} on ${name}, and ${name}`).toBeGreaterThan(
            distinct,
          );
          expect(
            difference(both, over(mark, ground)),
            `${where}: ${upper} on ${name}, and ${upper}`,
          ).toBeGreaterThan(noticeable);
        }
      }
      const [hit, flash] = await Promise.all([token(page, '--hit'), token(page, '--flash')]);
      expect(contrast(hitInk, over(hit, ground)), `${where}: hit`).toBeGreaterThanOrEqual(readable);
      expect(contrast(flashInk, over(flash, ground)), `${where}: flash`).toBeGreaterThanOrEqual(readable);
      expect([hit[3], flash[3]], 'they hide what lies below, so nothing adds up').toEqual([1, 1]);
    }
  }
});

test('in every theme the lines of highlights are seen on every ground and mark, and no two look alike', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  for await (const { theme, where } of inEachCase(page)) {
    const marks = await marksOf(page);
    const strokes = await Promise.all(
      colours.map(async (name) => [name, await token(page, `--stroke-${name}`)] as const),
    );
    for (const groundName of ['--paper', '--page']) {
      const ground = await token(page, groundName);
      const grounds = [ground, ...[...marks.values()].map((mark) => over(mark, ground))];
      for (const [name, stroke] of strokes)
        for (const below of grounds)
          expect(contrast(stroke, below), `${where}: ${name} on ${groundName}`).toBeGreaterThanOrEqual(
            graphical,
          );
    }
    // In high contrast a shape tells them apart as well.
    if (theme === 'contrast') continue;
    for (const [index, [name, stroke]] of strokes.entries())
      for (const [other, beside] of strokes.slice(index + 1))
        expect(difference(stroke, beside), `${where}: ${name} and ${other}`).toBeGreaterThan(distinct);
  }
});

test('in every theme all inks are readable on all grounds, and lines of controls are seen', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  for await (const { theme, where } of inEachCase(page)) {
    const grounds = await Promise.all(['--paper', '--page', '--raised'].map((name) => token(page, name)));
    const ratio = async (name: string): Promise<number> => {
      const ink = await token(page, name);
      return Math.min(...grounds.map((ground) => contrast(ink, ground)));
    };
    const full = theme === 'contrast' ? 21 : readable;
    for (const name of ['--ink', '--ink-soft', '--ink-faint'])
      expect(await ratio(name), `${where}: ${name}`).toBeGreaterThanOrEqual(full);
    for (const name of ['--accent', '--danger'])
      expect(await ratio(name), `${where}: ${name}`).toBeGreaterThanOrEqual(
        theme === 'contrast' ? 7 : readable,
      );
    expect(await ratio('--rule-strong'), `${where}: lines`).toBeGreaterThanOrEqual(graphical);
    expect(contrast(await token(page, '--on-accent'), await token(page, '--accent'))).toBeGreaterThanOrEqual(
      readable,
    );
  }
});

/** How many pixels of two pictures of the same size (PNG) differ in lightness by more than half of the way from black to white. */
const differing = (page: Page, a: Buffer, b: Buffer, by = 128): Promise<number> =>
  page.evaluate(
    async ([pictures, least]) => {
      const [first, second] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        }),
      );
      if (!first || !second || first.length === 0) throw new Error('A picture could not be read.');
      const lightness = (pixels: ArrayLike<number>, at: number): number =>
        0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
      let count = 0;
      for (let at = 0; at < first.length; at += 4)
        if (Math.abs(lightness(first, at) - lightness(second, at)) > least) count += 1;
      return count;
    },
    [[a.toString('base64'), b.toString('base64')], by] as const,
  );

const names = [
  'lectern-dimmed',
  ...colours.flatMap((colour) =>
    styles.map((style) => (style === 'solid' ? `lectern-${colour}-0` : `lectern-${colour}-${style}-0`)),
  ),
];

/** The same words of the text, plain and under each highlight name, as they are on the screen. */
const pictures = async (page: Page): Promise<ReadonlyMap<string, Buffer>> => {
  const found = new Map<string, Buffer>();
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
    found.set(name ?? 'plain', await page.screenshot({ clip }));
  }
  return found;
};

/**
 * How far lightness has to differ where two highlights do. In one colour all styles but that through the words have the same line:
 * the solid one on a faint ground, the wavy one below bolder words.
 */
const leastBetween = (one: string, other: string): number => {
  const [colour, otherColour] = [one, other].map((name) => name.split('-')[1]);
  if (colour !== otherColour || `${one} ${other}`.includes('strike')) return 128;
  return `${one} ${other}`.includes('wavy') ? 64 : 25;
};

const withLines = schemes.flatMap(
  (colorScheme) =>
    [
      {
        name: `forced colours, ${colorScheme}`,
        theme: 'system',
        media: { colorScheme, forcedColors: 'active' },
      },
      {
        name: `high contrast, ${colorScheme}`,
        theme: 'contrast',
        media: { colorScheme, forcedColors: 'none' },
      },
    ] as const,
);

for (const { name, theme, media } of withLines)
  test(`without colours, each highlight still has a shape of its own: ${name}`, async ({ page, lectern }) => {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await readerPage(page).open(lectern.url);
    await setTheme(page, theme);
    const entries = [...(await pictures(page))];
    for (const [index, [one, first]] of entries.entries())
      for (const [other, second] of entries.slice(index + 1))
        expect(
          await differing(page, first, second, leastBetween(one, other)),
          `${one} and ${other}`,
        ).toBeGreaterThan(30);
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
