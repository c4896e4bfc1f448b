import type { Locator, Page, Route } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { readerPage } from './support/reader-page';
import { targetsIn } from './support/targets';
import { noteField, preview, showPreview } from './support/note-editor';

const passages = (page: Page): Locator => page.getByRole('list', { name: 'Passages' }).getByRole('listitem');

test('several passages make one note; each step is undone by itself', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('dispatched to Moscow', 'Add note');
  await noteField(page).fill('Both of them');
  await reader.mark('agents of Kaledin', 'Add to open note');
  await expect(passages(page)).toHaveCount(2);
  await expect(reader.cards).toHaveCount(1);
  await expect
    .poll(async () => (await reader.painted(/^lectern-yellow/)).toSorted())
    .toEqual(['agents of Kaledin', 'dispatched to Moscow']);
  await expect(reader.cards.getByRole('blockquote')).toHaveCount(2);
  await page.getByRole('button', { name: 'Done' }).click();

  await reader.select('Comrade Lenin considers the question');
  await page.keyboard.press('p');
  await expect(reader.cards.getByRole('blockquote')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(reader.cards.getByRole('blockquote')).toHaveCount(2);
  await expect(reader.cards).toContainText('Both of them');

  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await page.getByRole('button', { name: 'Remove passage 1' }).click();
  await expect(passages(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove passage 1' }).click();
  await expect(passages(page), 'the last one is asked about').toHaveCount(1);
  await page.getByRole('button', { name: 'Keep the passage' }).click();
  await page.getByRole('button', { name: 'Remove passage 1' }).click();
  await page.getByRole('button', { name: 'Make it a note on the whole text' }).click();
  await expect(reader.cards).toContainText('On the whole text');
  await expect.poll(() => reader.painted(/^lectern-yellow/)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+z');
  await expect(reader.cards.getByRole('blockquote')).toHaveCount(1);
});

test('passages stand in reading order everywhere, however they are stored', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [first, second, third] = [
    'dispatched to Moscow',
    'Comrade Lenin considers the question',
    'agents of Kaledin',
  ];
  const targets = await targetsIn(page);
  await layAnnotations(page, [
    { note: 'between', targets: [targets.onWords(second)] },
    { note: 'around', targets: [targets.onWords(third), targets.onWords(first)] },
  ]);
  const [card, other] = [
    reader.cards.filter({ hasText: 'around' }),
    reader.cards.filter({ hasText: 'between' }),
  ];
  await expect(reader.cards.first(), 'by its earliest place').toContainText('around');
  await expect(card.getByRole('blockquote')).toHaveText([first, third]);
  await other.click();
  await card.getByText('around').click();
  await expect.poll(async () => (await reader.painted(/flash/)).join(), 'it shows the first').toBe(first);
  await card.getByRole('button', { name: 'Edit note' }).click();
  await expect(passages(page)).toContainText([first, third]);
  await page.getByRole('button', { name: 'Remove passage 1' }).click();
  await expect(passages(page)).toContainText([third]);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(card.getByRole('blockquote')).toHaveText([third]);
  await expect(reader.cards.first()).toContainText('between');
});

test('the same passage is not added twice, and without a selection it is said what to do', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('button', { name: 'Add passage' }).click();
  await expect(reader.announcements).toContainText('Select words in the text first');
  await reader.select('agents of Kaledin');
  await page.getByRole('button', { name: 'Add passage' }).click();
  await expect(reader.announcements).toContainText('Already in this note');
  await expect(passages(page)).toHaveCount(1);
});

test('a note on the whole text comes first', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Highlight');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('whole text');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('On all of it');
  await page.keyboard.press('Escape');
  await expect(reader.cards.first()).toContainText('On the whole text');
  await expect(reader.cards.first()).toContainText('On all of it');
});

test('lines, numbers and directions are shown as they were typed, on the card, in the preview and on paper', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const note = '1917. one\ntwo\n\n- עברית\n- Latin\n\n> עברית\n\n|עברית|b|\n|-|-|\n|Latin|d|';
  await layAnnotations(page, [{ note }]);
  const isAsTyped = async (shown: Locator): Promise<void> => {
    await expect.poll(() => shown.locator('li').first().innerText()).toBe('one\ntwo');
    await expect(shown.locator('td')).toHaveText(['Latin', 'd']);
    const [number, margin] = await shown.locator('ol').evaluate((list) => {
      const number = document.createElement('span');
      number.textContent = '1917. ';
      number.style.whiteSpace = 'pre';
      list.querySelector('li')?.append(number);
      const { width } = number.getBoundingClientRect();
      number.remove();
      return [width, parseFloat(getComputedStyle(list).paddingInlineStart)] as const;
    });
    expect(margin, 'the margin holds the number').toBeGreaterThanOrEqual(number);
    for (const block of await shown.locator('ul, ul li, blockquote, blockquote p, table, td').all())
      await expect(block).toHaveCSS('direction', 'rtl');
  };
  await isAsTyped(reader.cards.locator('.markdown'));
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await showPreview(page);
  await isAsTyped(preview(page));
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await isAsTyped(page.locator('.print-sheet .markdown'));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
});

/** `words`: what of it is shown letter by letter. */
const bad: readonly (readonly [name: string, note: string, words: string])[] = [
  [
    'scripts and styles',
    '<script>alert(1)</script><style>*{display:none}</style><svg onload=alert(1)>',
    '<script>alert(1)</script><style>*{display:none}</style><svg onload=alert(1)>',
  ],
  [
    'remote images',
    '![a](https://example.org/a.png) ![b](//example.org/b.png) <img src="https://example.org/c.png">',
    '<img src="https://example.org/c.png">',
  ],
  [
    'links that run',
    '[a](javascript:alert(1)) [b](JAVA\tSCRIPT:alert(1)) [c](data:text/html,x) <javascript:alert(1)> [d](vbscript:x)',
    '[a](javascript:alert(1))',
  ],
  [
    'frames and forms',
    '<iframe src="https://example.org"></iframe><form action="https://example.org"><input></form>',
    '<iframe src="https://example.org"></iframe><form action="https://example.org"><input></form>',
  ],
  ['deep nesting', `deep\n\n${'> '.repeat(2000)}${'*'.repeat(2000)}${'['.repeat(2000)}`, 'deep'],
  [
    'broken nesting',
    '</p></div></article><b>open <i>crossed</b> over</i>\n\n**bold *both** slanted* [out](#s1-p1 `in)`\n\n> - quoted\n1) ```\nnever closed',
    '</p></div></article><b>open <i>crossed</b> over</i>',
  ],
  ['a huge table', `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${`|${'b|'.repeat(200)}\n`.repeat(50)}`, 'b'],
  [
    'bidi controls',
    'before \u202e reversed \u2066 and \u2067 isolated \u200f, not closed',
    'before \u202e reversed \u2066 and \u2067 isolated \u200f, not closed',
  ],
];
for (const [name, note, words] of bad)
  test(`Markdown with ${name} is shown harmless and kept as typed`, async ({ page, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    page.on('dialog', () => expect(null, 'nothing runs').toBe('a dialog'));
    await reader.mark('agents of Kaledin', 'Add note');
    await noteField(page).fill(note);
    await showPreview(page);
    const shown = page.locator('.markdown');
    await expect(shown).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(shown).toContainText(words);
    await expect(shown.locator('script, style, img, svg, iframe, form, input, object')).toHaveCount(0);
    for (const link of await shown.locator('a').all())
      expect(await link.getAttribute('href')).toMatch(/^(https:|#)/);
    await expect(reader.cards.getByRole('button', { name: 'Edit note' })).toBeVisible();
    await reader.leave();
    await reader.open(lectern.origin);
    await reader.cards.getByRole('button', { name: 'Edit note' }).click();
    await expect(noteField(page)).toHaveValue(note);
  });

for (const what of ['colour', 'tags', 'passages'] as const)
  test(`two windows change the ${what} of one note at once: one is shown, both are in the history, and it is said`, async ({
    page,
    context,
    lectern,
  }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await reader.mark('agents of Kaledin', 'Add note');
    await expect(reader.cards).toContainText('Saved');
    const second = await context.newPage();
    const other = readerPage(second);
    await other.open(lectern.origin);
    await other.cards.getByRole('button', { name: 'Edit note' }).click();

    const change = async (where: typeof reader, words: string): Promise<void> => {
      const own = where.page;
      if (what === 'colour') await own.getByRole('button', { name: `Change to ${words}` }).click();
      if (what === 'tags') {
        await own.getByRole('combobox', { name: 'Tags' }).fill(words);
        await own.keyboard.press('Enter');
      }
      if (what === 'passages')
        await where.mark(words === 'green' ? 'dispatched to Moscow' : 'Comrade Lenin', 'Add to open note');
    };
    const meanwhile = async (route: Route): Promise<void> => {
      const done = second.waitForResponse(/annotations\.update/);
      await change(other, 'green');
      await done;
      await route.continue();
    };
    await page.route('**/api/annotations.update', meanwhile, { times: 1 });
    await change(reader, 'blue');
    await expect(reader.announcements).toContainText('Another window had changed this');
    const state = (): Promise<string> =>
      // The colour is that of the line under the quoted words.
      other.cards.evaluate(
        (card) => `${card.querySelector('blockquote')?.style.textDecoration} ${card.textContent}`,
      );
    const shown = what === 'passages' ? 'Comrade Lenin' : 'blue';
    const hidden = what === 'passages' ? 'dispatched to Moscow' : 'green';
    await second.getByRole('button', { name: 'Done' }).click();
    await expect.poll(state).toContain(shown);
    expect(await state()).not.toContain(hidden);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(state, 'the other window’s change is in the history').toContain(hidden);
  });
