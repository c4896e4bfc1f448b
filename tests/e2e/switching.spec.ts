import { namesPane } from './support/names-pane';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';
import { choose, expectOpen, holdAnswers, minutes, painted, speeches, switchTo } from './support/two-texts';

// Ways from one text to another, and what stays apart.

test.use({ secondText: true });

test('a text that is chosen in the library opens in place of the other, and each is read on where it was left', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 420 });
  await reader.open(lectern.url);
  await page.locator('#s3-p1').scrollIntoViewIfNeeded();
  await expect(page.locator('#head')).not.toBeInViewport();

  await reader.library.getByRole('button').first().click();
  await expect(reader.library.getByRole('heading', { name: 'Texts' })).toBeVisible();
  const texts = reader.library.getByRole('list', { name: 'Texts' }).getByRole('button');
  await expect(texts).toHaveText([
    new RegExp(`^${speeches.title.slice(0, 20)}`),
    new RegExp(`^${minutes.title}`),
  ]);
  await expect(texts.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(texts.nth(1)).not.toHaveAttribute('aria-current', 'true');
  await texts.nth(1).click();
  await expectOpen(page, minutes);
  await expect(reader.announcements).toHaveText(`Opened: ${minutes.title}`);
  await expect(texts, 'the menu closes').toHaveCount(0);
  await expect(reader.text).toBeFocused();
  await expect(page.locator('#head'), 'a text that is new is read from the beginning').toBeInViewport();
  await expect(reader.editorsNotes.locator('#n2-p1')).toContainText('sounded in the summer');

  await switchTo(page, speeches);
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(page.locator('#head')).not.toBeInViewport();
  await expect(page.locator('#n2-p1'), 'nothing of the other text is left').toHaveCount(0);
});

test('keys alone lead from one text to the other, by the library and by the palette', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await page.keyboard.press('t');
  const list = reader.library.getByRole('list', { name: 'Texts' });
  for (const text of [speeches, minutes]) {
    const entry = list.getByRole('button', { name: text.title });
    for (let press = 0; press < 12; press += 1) {
      if (await entry.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(entry).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expectOpen(page, minutes);
  await expect(reader.text).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('open speeches meeting');
  await expect(page.getByRole('option').first()).toHaveText(
    new RegExp(`^Open ${speeches.title.slice(0, 20)}`),
  );
  await page.keyboard.press('Enter');
  await expectOpen(page, speeches);
  await expect(reader.announcements).toHaveText(`Opened: ${speeches.title}`);
  await expect(reader.text).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('.block:focus'), 'the keys of the text work at once').toHaveCount(1);
});

test('what is marked and undone in one text leaves the other alone, though their blocks have the same ids', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark(speeches.words, 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await switchTo(page, minutes);
  await expect(reader.cards).toHaveCount(0);
  expect(await painted(page)).toEqual([]);
  await reader.mark(minutes.words, 'Highlight in blue');
  await expect(reader.cards).toHaveCount(1);
  await expect.poll(() => painted(page)).toEqual([minutes.words]);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(reader.announcements).toHaveText('Nothing to undo');
  expect(await painted(page)).toEqual([]);

  await switchTo(page, speeches);
  await expect(reader.cards).toHaveCount(1);
  await expect.poll(() => painted(page)).toEqual([speeches.words]);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await switchTo(page, minutes);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => painted(page), 'what was undone here, not there').toEqual([minutes.words]);
});

test('two windows show two texts, each sees the changes of its own, and a reload keeps each on its text', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(`${lectern.origin}/`);
  await switchTo(second, minutes);
  await other.mark(minutes.words, 'Highlight in blue');
  await expect(other.cards).toContainText('Saved');
  await page.bringToFront();
  await reader.mark(speeches.words, 'Highlight in green');
  await expect(reader.cards).toContainText('Saved');
  await expect(reader.cards).toHaveCount(1);
  await expect(other.cards).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(reader.cards).toHaveCount(0);
  await expect(other.cards).toHaveCount(1);
  await page.reload();
  await expectOpen(page, speeches);
  await second.bringToFront();
  await second.reload();
  await expectOpen(second, minutes);
  await expect.poll(() => painted(second)).toEqual([minutes.words]);

  // In one text again, each sees what the other does.
  await page.bringToFront();
  await switchTo(page, minutes);
  await expect(reader.cards).toHaveCount(1);
  await reader.mark('mend the crane', 'Highlight in green');
  await expect(other.cards).toHaveCount(2);
});

test('Back and Forward lead across texts to the place that was left', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 420 });
  await reader.open(lectern.url);
  await page.keyboard.press('t');
  await reader.library.getByRole('link', { name: 'Speech 3' }).click();
  await expect(page.locator('#s3-p1')).toBeFocused();
  await switchTo(page, minutes);
  await page.keyboard.press('t');
  await reader.library.getByRole('link', { name: 'Speech 4' }).click();
  await expect(page.locator('#s4-p1')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expectOpen(page, minutes);
  await page.keyboard.press('Alt+ArrowLeft');
  await expectOpen(page, speeches);
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(page.locator('#s3-p1')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expectOpen(page, minutes);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('#s4-p1')).toBeFocused();
  await expectOpen(page, minutes);
});

test('a text that opens while a dialog of the other stands closes it', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const { asked, release } = await holdAnswers(page, 'text.open');
  await choose(page, minutes);
  await asked;
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Go to…' });
  await dialog.getByRole('combobox', { name: 'Place' }).fill('speech 1');
  release();
  await expectOpen(page, minutes);
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('g');
  await dialog.getByRole('combobox', { name: 'Place' }).fill('speech 4');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s4-p1'), 'a dialog opened now is one of this text').toBeFocused();
});

test('nothing that stood open beside one text stands beside the other', async ({ page, lectern }) => {
  const reader = readerPage(page);
  const names = namesPane(page);
  await reader.open(lectern.url);
  await reader.mark(speeches.words, 'Highlight in green');
  await reader.mark('our victory will be assured', 'Highlight in blue');
  await expect(reader.cards.last()).toContainText('Saved');
  await names.open();
  await names.name('Central Committee').first().click();
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('victory');
  await expect(reader.cards).toHaveCount(1);
  await reader.searchBox.fill('committee');
  await expect(reader.searchResults.getByRole('listitem').first()).toBeVisible();
  await expect.poll(() => reader.painted(/^lectern-hit/)).not.toEqual([]);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or place' })).toBeFocused();
  await page.keyboard.type('open minutes');
  await page.keyboard.press('Enter');
  await expectOpen(page, minutes);
  await expect(reader.searchBox).toHaveValue('');
  await expect(reader.searchResults).toHaveCount(0);
  await expect(page.getByRole('searchbox', { name: 'Filter by words' })).toHaveCount(0);
  await expect(names.pane).toContainText('Vesterby');
  await expect(names.pane).not.toContainText('Kamenev');
  expect(await reader.painted(/^lectern-/)).toEqual([]);
  await reader.mark(minutes.words, 'Highlight in green');
  await expect(reader.cards, 'no filter of the other text hides it').toHaveCount(1);
  await reader.searchBox.fill('sandbank');
  await expect(reader.searchResults.getByRole('listitem')).not.toHaveCount(0);
  await expect(reader.searchResults).not.toContainText('Kaledin');
});

test('a text that is left while the pointer comes to a paragraph puts no button into the other text', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  await page.evaluate(async () => {
    const before = document.title;
    const library = document.querySelector('nav.library');
    library?.querySelector('button')?.click();
    const other = () => library?.querySelector<HTMLElement>('li button:not([aria-current="true"])');
    const comeToParagraph = async (): Promise<void> => {
      const over = new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' });
      document.getElementById('s3-p1')?.dispatchEvent(over);
      await new Promise(requestAnimationFrame);
    };
    while (!other()) await comeToParagraph();
    other()?.click();
    while (document.title === before) await comeToParagraph();
  });
  await expectOpen(page, minutes);
  const paragraph = page.locator('#s1-p1');
  await paragraph.hover();
  await expect(paragraph.getByRole('button', { name: /^Bookmark/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Bookmark/ })).toHaveCount(1);
});
