import type { Page } from 'playwright/test';
import { colours, styles } from '#core/annotation/annotation';
import { themes, type Theme } from '#contract/settings';
import { contrast, difference, over, parseColour, type Colour } from './support/colour';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

const readable = 4.5; // WCAG 2.2, 1.4.3
const graphical = 3; // WCAG 2.2, 1.4.11
/**
 * Three just noticeable differences of CSS Color 4: colours that are told apart at a glance, not only side by
 * side.
 */
const distinct = 0.06;
/** One of them: that colours differ is seen where they meet. */
const noticeable = 0.02;

type Palette = (token: string) => Colour;

/** Every token of the style sheets that is asked about here. */
const tokens = [
  ...[
    'paper',
    'page',
    'raised',
    'ink',
    'ink-soft',
    'ink-faint',
    'rule-strong',
    'accent',
    'on-accent',
    'danger',
  ],
  ...['mark-ink', 'hit', 'hit-ink', 'flash', 'flash-ink'],
  ...colours.flatMap((name) => [`mark-${name}`, `stroke-${name}`]),
];

/** The colours that the tokens come to, in the theme as it stands. */
const paletteOf = async (page: Page): Promise<Palette> => {
  const written = await page.evaluate((names) => {
    const probe = document.createElement('div');
    document.body.append(probe);
    const found = names.map((name) => {
      probe.style.backgroundColor = `var(--${name})`;
      return [name, getComputedStyle(probe).backgroundColor] as const;
    });
    probe.remove();
    return found;
  }, tokens);
  const palette = new Map(written.map(([name, colour]) => [name, parseColour(colour)]));
  return (token) => {
    const colour = palette.get(token);
    if (!colour) throw new Error(`No token is called ${token}.`);
    return colour;
  };
};

const setTheme = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);

const schemes = ['light', 'dark'] as const;
const cases = themes.flatMap((theme) =>
  schemes.flatMap((colorScheme) =>
    (['no-preference', 'more'] as const).map((preference) => ({ theme, colorScheme, preference })),
  ),
);

interface Case {
  readonly theme: Theme;
  readonly where: string;
  readonly palette: Palette;
}

/** The palette of each theme with every wish that the system can have. */
const palettesOf = async (page: Page): Promise<readonly Case[]> => {
  const found: Case[] = [];
  for (const { theme, colorScheme, preference } of cases) {
    await page.emulateMedia({ colorScheme, contrast: preference });
    await setTheme(page, theme);
    const where = `${theme}, system ${colorScheme}, contrast ${preference}`;
    found.push({ theme, where, palette: await paletteOf(page) });
  }
  return found;
};

/** What is wrong in one case, in words: a number that is below what it has to be. */
type Fault = string | null;
const below = (what: string, number: number, least: number): Fault =>
  number >= least ? null : `${what}: ${number.toFixed(3)}, not ${least}`;
const alike = (what: string, a: Colour, b: Colour, least = distinct): Fault =>
  difference(a, b) > least ? null : `${what}: ${difference(a, b).toFixed(3)} apart, not more than ${least}`;

/**
 * Everything that highlights may lie like on a ground: one to five of a colour, and each pair, either way up.
 */
const stacks = function* (palette: Palette, ground: Colour): Generator<readonly [string, Colour]> {
  for (const name of colours) {
    const mark = palette(`mark-${name}`);
    let stack = ground;
    for (let count = 1; count <= 5; count += 1) {
      stack = over(mark, stack);
      yield [`${name} × ${count}`, stack];
    }
    for (const upper of colours)
      if (upper !== name) yield [`${upper} on ${name}`, over(palette(`mark-${upper}`), over(mark, ground))];
  }
};

/** The pairs of different colours, each once. */
const pairs = colours.flatMap((one, index) => colours.slice(index + 1).map((other) => [one, other] as const));
const grounds = ['paper', 'page'] as const;

const faultsOfMarks = ({ palette }: Case): Fault[] =>
  grounds.flatMap((groundName) => {
    const ground = palette(groundName);
    const on = (name: string, below = ground): Colour => over(palette(`mark-${name}`), below);
    return [
      ...[...stacks(palette, ground)].map(([name, stack]) =>
        below(`${name} on ${groundName}`, contrast(palette('mark-ink'), stack), readable),
      ),
      ...colours.map((name) => alike(`${name} and ${groundName}`, on(name), ground)),
      ...pairs.map(([one, other]) => alike(`${one} and ${other} on ${groundName}`, on(one), on(other))),
      ...colours.flatMap((lower) =>
        colours
          .filter((upper) => upper !== lower)
          .flatMap((upper) => {
            const both = on(upper, on(lower));
            const name = `${upper} on ${lower} on ${groundName}`;
            return [
              alike(`${name}, and ${lower}`, both, on(lower)),
              alike(`${name}, and ${upper}`, both, on(upper), noticeable),
            ];
          }),
      ),
      ...colours.map((name) => alike(`a hit and ${name} on ${groundName}`, palette('hit'), on(name))),
      ...['hit', 'flash'].flatMap((name) => [
        below(name, contrast(palette(`${name}-ink`), over(palette(name), ground)), readable),
        below(`${name} hides what lies below, so nothing adds up`, palette(name)[3], 1),
      ]),
    ];
  });

const faultsOfLines = ({ theme, palette }: Case): Fault[] => [
  ...grounds.flatMap((groundName) => {
    const ground = palette(groundName);
    const all = [ground, ...colours.map((name) => over(palette(`mark-${name}`), ground))];
    return colours.flatMap((name) =>
      all.map((under) =>
        below(`${name} on ${groundName}`, contrast(palette(`stroke-${name}`), under), graphical),
      ),
    );
  }),
  // In high contrast a shape tells them apart as well.
  ...(theme === 'contrast' ? [] : pairs).map(([one, other]) =>
    alike(`lines in ${one} and ${other}`, palette(`stroke-${one}`), palette(`stroke-${other}`)),
  ),
];

const faultsOfInks = ({ theme, palette }: Case): Fault[] => {
  const all = ['paper', 'page', 'raised'].map(palette);
  const ratio = (name: string): number => Math.min(...all.map((ground) => contrast(palette(name), ground)));
  const [full, enhanced] = theme === 'contrast' ? [21, 7] : [readable, readable];
  return [
    ...['ink', 'ink-soft', 'ink-faint'].map((name) => below(name, ratio(name), full)),
    ...['accent', 'danger'].map((name) => below(name, ratio(name), enhanced)),
    below('lines of controls', ratio('rule-strong'), graphical),
    below('on-accent', contrast(palette('on-accent'), palette('accent')), readable),
  ];
};

test('in every theme, whatever the system asks for, colours can be read and told apart', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  const found = await palettesOf(page);
  const faults = (of: (one: Case) => Fault[]): string[] =>
    found.flatMap((one) =>
      of(one)
        .flatMap((fault) => fault ?? [])
        .map((fault) => `${one.where}: ${fault}`),
    );
  expect.soft(faults(faultsOfMarks), 'words on highlights, and highlights that look alike').toEqual([]);
  expect.soft(faults(faultsOfLines), 'lines of highlights on every ground and mark').toEqual([]);
  expect.soft(faults(faultsOfInks), 'inks on all grounds, and lines of controls').toEqual([]);
});

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
