import type { Page } from 'playwright/test';
import { clipboard } from './support/clipboard';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test.beforeEach(async ({ page, lectern }) => readerPage(page).open(lectern.url));

/** Opens "Go to…" by its key and gives the field. */
const goTo = async (page: Page) => {
  await page.keyboard.press('g');
  const field = page.getByRole('dialog', { name: 'Go to…' }).getByRole('combobox', { name: 'Place' });
  await expect(field).toBeFocused();
  return field;
};

test('the contents show where one is, and lead everywhere by keyboard', async ({ page }) => {
  const reader = readerPage(page);
  await page.keyboard.press('t');
  const links = reader.library.getByRole('link');
  await expect(links).toHaveText([
    /^Beginning\s*Speeches at a Meeting/,
    /^Speech 1/,
    /^Speech 2/,
    /^Speech 3/,
    /^Note 1/,
    /^Source/,
  ]);
  await expect(reader.library.getByRole('heading', { name: 'Texts' }), 'one text is no choice').toHaveCount(
    0,
  );
  expect(new URL(page.url()).search).toBe('');
  const present = reader.library.locator('[aria-current="location"]');
  await expect(present).toHaveText(/^Beginning/);
  await expect(present).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s3-p1')).toBeFocused();
  await expect(page.locator('#s3-p1')).toBeInViewport();
  await expect(links).toHaveCount(0);

  await page.keyboard.press('t');
  await expect(present).toHaveText(/^Speech 3/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p1'), 'the editor’s notes too').toBeFocused();

  await page.keyboard.press('t');
  await expect(present).toHaveText(/^Note 1/);
  await page.keyboard.press('Escape');
  await expect(links).toHaveCount(0);
  await expect(reader.library.getByRole('button')).toBeFocused();
});

for (const [typed, id] of [
  ['s2-p1', 's2-p1'],
  [' #N1-P3\u00a0', 'n1-p3'],
  ['http://127.0.0.1:4000/#s3-p1', 's3-p1'],
  ['1.2', 'n1-p2'],
  ['¶ 3', 's3-p1'],
  ['(s1-p1)', 's1-p1'],
  ['note 1', 'n1-p1'],
  ['2 speech', 's2-p1'],
] as const)
  test(`“Go to…” finds ${JSON.stringify(typed)}`, async ({ page }) => {
    const field = await goTo(page);
    await field.fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.locator(`#${id}`)).toBeFocused();
    await expect(page.locator(`#${id}`)).toBeInViewport();
  });

test('a locator that does not exist is said to be none and leads nowhere; the nearest is offered', async ({
  page,
}) => {
  const field = await goTo(page);
  await field.fill('n1-p9');
  const dialog = page.getByRole('dialog', { name: 'Go to…' });
  await expect(dialog.getByText('No place “n1-p9” in this text.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field, 'it stays open').toBeFocused();
  await expect(dialog.getByRole('option')).toHaveText(/^The nearest is n1-p4/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p4')).toBeFocused();

  await (await goTo(page)).fill('no such place %');
  await expect(dialog.getByText('No place “no such place %” in this text.')).toBeVisible();
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('#n1-p4'), 'the focus is where it was').toBeFocused();
});

test('back and forward lead through where one was, by whatever way one came', async ({ page }) => {
  const reader = readerPage(page);
  const back = page.getByRole('button', { name: 'Back to where you were' });
  const forward = page.getByRole('button', { name: 'Forward again' });
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await expect(forward).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.announcements).toHaveText('Nothing to go back to');

  const reference = page.locator('[role="doc-noteref"]');
  await reference.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p1')).toBeFocused();
  await (await goTo(page)).fill('n1-p4');
  await page.keyboard.press('Enter');
  await expect(page.locator('#n1-p4')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('propagandists');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s3-p1')).toBeInViewport();

  await page.locator('#s3-p1 .label').focus();
  await page.keyboard.press('Backspace');
  await expect(reader.announcements).toHaveText('Back: Note ¶ 1.4');
  await expect(page.locator('#n1-p4')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('#n1-p1')).toBeFocused();
  await expect(page.locator('#n1-p1')).toBeInViewport();
  await page.keyboard.press('Backspace');
  await expect(reference).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('#n1-p1')).toBeFocused();
  await forward.click();
  await expect(page.locator('#n1-p4')).toBeFocused();
  await back.click();
  await expect(page.locator('#n1-p1')).toBeFocused();
});

test('coming back gives the scroll position too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 420 });
  const reader = readerPage(page);
  const top = () => reader.text.evaluate((pane) => pane.scrollTop);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 333, behavior: 'instant' }));
  await (await goTo(page)).fill('head');
  await page.keyboard.press('Enter');
  await expect.poll(top).toBeLessThan(100);
  await page.keyboard.press('Backspace');
  await expect.poll(async () => Math.abs((await top()) - 333)).toBeLessThan(3);
});

test('in a text field, Backspace and Alt+← belong to the field', async ({ page }) => {
  const reader = readerPage(page);
  await (await goTo(page)).fill('s2-p1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#s2-p1')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('ab');
  await page.keyboard.press('Backspace');
  await expect(reader.searchBox).toHaveValue('a');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.searchBox).toBeFocused();
  await expect(page.getByRole('button', { name: 'Back to where you were' })).toBeVisible();
});

test('a paragraph’s number puts the cursor there, and its locator can be copied by button and key', async ({
  page,
  context,
}) => {
  const reader = readerPage(page);
  await reader.text.getByRole('link', { name: 'Paragraph 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#s2-p1')).toBeFocused();
  await page.getByRole('button', { name: 'Copy reference to ¶ 2 · s2-p1' }).click();
  await expect(reader.announcements).toHaveText('Copied: s2-p1');
  expect(await clipboard(context)).toBe('s2-p1');

  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await expect(reader.announcements).toHaveText('Copied: s3-p1');
  expect(await clipboard(context)).toBe('s3-p1');
});

test('an address that ends in a locator opens there, one that ends in nonsense as ever', async ({
  page,
  lectern,
}) => {
  await readerPage(page).leave();
  await page.goto(`${lectern.origin}/#n1-p4`);
  await expect(page.locator('#n1-p4')).toBeFocused();
  await page.goto(`${lectern.origin}/#%E0%A4%A`);
  await readerPage(page).leave();
  await page.goto(`${lectern.origin}/#%E0%A4%A`);
  await expect(page.getByRole('main', { name: 'Text' })).toBeVisible();
});

test('progress through the text is shown, with a value of its own', async ({ page }) => {
  const reader = readerPage(page);
  const meter = page.getByRole('meter', { name: 'Progress through the text' });
  await expect(meter).toHaveAttribute('aria-valuenow', '0');
  await reader.text.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  await expect(meter).toHaveAttribute('aria-valuenow', '100');
  await expect(meter).toHaveText('100%');
  await expect(reader.announcements).toHaveText('');
});

test('a jump arrives, though settings are announced on its way', async ({ page }) => {
  const left = await page.getByRole('main').evaluate(async (pane) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ lastColour: 'green' });
    pane.scrollTo({ top: pane.scrollHeight, behavior: 'smooth' });
    await fetch('/api/settings.change', { method: 'POST', headers, body });
    await new Promise((done) => pane.addEventListener('scrollend', done, { once: true }));
    return pane.scrollHeight - pane.clientHeight - pane.scrollTop;
  });
  expect(left).toBeLessThan(2);
});
