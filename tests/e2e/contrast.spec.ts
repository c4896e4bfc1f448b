import type { Page } from 'playwright/test';
import { colours } from '#core/annotation/annotation';
import { themes, type Theme } from '#contract/settings';
import { contrast, difference, over, parseColour, type Colour } from './support/colour';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';
import { schemes, setTheme } from './support/theme';

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
