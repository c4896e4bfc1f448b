import { readFileSync } from 'node:fs';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { ask, putNotes } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { linkPicker, noteField, typeIntoPicker } from './support/note-editor';

const textId = 'lenin-cc-speeches-1917-11-14';

test('two brackets offer paragraphs, names and notes; the link leads there, and Back leads back', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).pressSequentially('Compare [[');
  await expect(linkPicker(page)).toBeVisible();
  await typeIntoPicker(page, 's1-p1');
  await expect(linkPicker(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toBeFocused();
  await expect(noteField(page)).toHaveValue('Compare [¶ 1](#s1-p1)');
  await page.keyboard.type('.');
  await page.keyboard.press('Escape');
  const before = await reader.text.evaluate((pane) => pane.scrollTop);
  expect(before).toBeGreaterThan(0);
  await reader.cards.getByRole('link', { name: '¶ 1' }).click();
  await expect(page.locator('#s1-p1')).toBeFocused();
  await expect.poll(() => reader.text.evaluate((pane) => pane.scrollTop), 'on its way').toBeLessThan(before);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => reader.text.evaluate((pane) => pane.scrollTop)).toBe(before);
});

test('the keys put a link around selected words, to a name, which opens with its mentions', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).fill('the general');
  await noteField(page).selectText();
  await page.keyboard.press('Control+Shift+K');
  await typeIntoPicker(page, 'kaledin');
  await linkPicker(page)
    .getByRole('option', { name: /Name: Kaledin/ })
    .click();
  await expect(noteField(page)).toHaveValue(/^\[the general\]\(#name-\w+\)$/);
  await page.keyboard.press('Control+z');
  await expect(noteField(page), 'undo belongs to the field').toHaveValue('the general');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Escape');
  await reader.cards.getByRole('link', { name: 'the general' }).click();
  const names = page.getByRole('complementary', { name: 'Names and dates' });
  await expect(names.getByRole('button', { name: /^Kaledin/ })).toBeFocused();
  await expect(names.getByRole('button', { name: /^Kaledin/ })).toHaveAttribute('aria-expanded', 'true');
});

test('a link to another note leads to its card, and says when the note is gone', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [other] = await layAnnotations(page, [{ note: 'The other *one*' }]);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('button', { name: 'Link…' }).click();
  await typeIntoPicker(page, 'other one');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toHaveValue(`[The other one](#note-${other})`);
  await page.getByRole('button', { name: 'Done' }).click();
  const mine = reader.cards.filter({ hasText: 'Kaledin' });
  await mine.getByRole('link', { name: 'The other one' }).click();
  await expect(reader.cards.filter({ hasNotText: 'Kaledin' })).toBeFocused();
  await reader.cards.filter({ hasNotText: 'Kaledin' }).getByRole('button', { name: 'Delete' }).click();
  const link = mine.getByRole('link');
  await expect(link).toHaveAttribute('data-gone', 'no longer there');
  await expect(link).toHaveAccessibleName(/no longer there/);
  await link.click();
  await expect(reader.announcements).toContainText('no longer there');
  await page.keyboard.press('Control+z');
  await expect(mine.getByRole('link'), 'it is there again').toHaveAccessibleName('The other one');
});

test('a link replaces its brackets also when another window has changed the note since they were typed', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [id] = await layAnnotations(page, [{ note: 'Compare ' }]);
  await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  await expect(noteField(page)).toBeFocused();
  await page.keyboard.type('[[');
  await typeIntoPicker(page, 's1-p1');
  const onDisk = () => ask(page, 'annotations.list', { textId });
  await expect.poll(onDisk).toMatchObject({ annotations: [{ note: 'Compare [[' }] });
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'No: do compare [[' } });
  const behind = page.getByRole('textbox', { name: 'Note', exact: true, includeHidden: true });
  await expect(behind).toHaveValue('No: do compare [[');
  await expect(linkPicker(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toHaveValue('No: do compare [¶ 1](#s1-p1)');
});

test('Escape in the picker leaves what was typed, and links are in words when exported', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).pressSequentially('[[');
  await expect(linkPicker(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(linkPicker(page)).toHaveCount(0);
  await expect(noteField(page)).toBeFocused();
  await expect(noteField(page)).toHaveValue('[[');
  await noteField(page).fill('see ');
  await noteField(page).pressSequentially('[[');
  await typeIntoPicker(page, 'kaled');
  await page.keyboard.press('Escape');
  await expect(noteField(page), 'what was typed into the picker too').toHaveValue('see [[kaled');
  await expect(noteField(page)).toBeFocused();
  for (const words of ['a[[1,2]] and more', 'x[[i]]=0', '[[zzz, then on', '[[]]']) {
    await noteField(page).fill('');
    await page.keyboard.type(words); // as fast as keys can come
    await expect(noteField(page), 'no search for a link').toHaveValue(words);
    await expect(noteField(page)).toBeFocused();
    await expect(linkPicker(page)).toHaveCount(0);
  }
  await noteField(page).fill('[there](#s3-p1), [nowhere](#s99-p9)');
  await page.keyboard.press('Escape');
  await expect(reader.cards.getByRole('link', { name: 'nowhere' })).toHaveAccessibleName(/no longer there/);
  await page.keyboard.press('Control+e');
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('button', { name: 'Export', exact: true })
    .click();
  const exported = readFileSync(await (await download).path(), 'utf8');
  expect(exported).toContain('there (paragraph 3, s3-p1), nowhere (s99-p9, not found');
  expect(exported.slice(0, exported.indexOf('<!--'))).not.toContain('](#');
});

test('a link to a note far down the list, or left out by the filter, leads to its card', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const [whole] = await layAnnotations(page, [{ note: 'The other one' }]);
  const far = crypto.randomUUID();
  const links = `Begin [far](#note-${far}) [whole](#note-${whole})`;
  await putNotes(page, 300, (number) => (number === 250 ? { id: far } : number === 1 ? { note: links } : {}));
  const card = reader.cards.filter({ hasText: 'Note 250,' });
  await expect(card, 'it is not in the page').toHaveCount(0);
  await reader.cards.getByRole('link', { name: 'far' }).click();
  await expect(card).toBeFocused();
  await expect(card).toBeInViewport();

  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('Begin');
  await expect(reader.cards).toHaveCount(1);
  await reader.cards.getByRole('link', { name: 'far' }).click();
  await expect(card).toBeFocused();
  await reader.cards.getByRole('link', { name: 'whole' }).click();
  await expect(reader.cards.filter({ hasText: 'The other one' })).toBeFocused();
});

test('a link around words with a bracket is a link with these words', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  for (const [words, shown] of [
    ['him] said ~~so~~', 'him] said ~~so~~'],
    ['see [that](#s1-p1)', 'see [that](#s1-p1)'],
    ['so *he* [said]', 'so he [said]'],
  ] as const) {
    await noteField(page).fill(words);
    await noteField(page).selectText();
    await page.keyboard.press('Control+Shift+K');
    await typeIntoPicker(page, 's3-p1');
    await page.keyboard.press('Enter');
    await expect(noteField(page)).toHaveValue(/\]\(#s3-p1\)$/);
    await page.keyboard.press('Escape');
    await expect(reader.cards.getByRole('link')).toHaveText(shown);
    await reader.cards.getByRole('button', { name: 'Edit note' }).click();
  }
});

test('a link to nowhere says so and stays on the page', async ({ page, lectern }) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ note: '[x](#)' }]);
  const address = page.url();
  await reader.cards.getByRole('link', { name: 'x' }).click();
  await expect(reader.announcements).toContainText('no longer there');
  expect(page.url()).toBe(address);
});

test('a note is linked to by its first words, cut between characters, or by those it stands on', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ note: '', colour: 'green' }, { note: `${'o'.repeat(58)}🚀 and more` }]);
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('button', { name: 'Link…' }).click();
  await typeIntoPicker(page, 'whole text');
  await linkPicker(page)
    .getByRole('option', { name: /whole text/ })
    .first()
    .click();
  await expect(noteField(page)).toHaveValue(/^\[On the whole text\]\(#note-[-0-9a-f]+\)$/);
  await page.getByRole('button', { name: 'Link…' }).click();
  await typeIntoPicker(page, 'ooooo');
  await expect(linkPicker(page).locator('[role="option"][aria-selected="true"]')).toContainText('ooooo');
  await page.keyboard.press('Enter');
  await expect(noteField(page)).toHaveValue(/\)\[o{58}…\]\(#note-[-0-9a-f]+\)$/);
});

test('a link to a name far down scrolls its pane and never the window, and Back leads to the note it stands in', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await page.setViewportSize({ width: 1280, height: 600 });
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).fill('the union');
  await noteField(page).selectText();
  await page.keyboard.press('Control+Shift+K');
  await typeIntoPicker(page, 'moscow');
  await linkPicker(page)
    .getByRole('option', { name: /Name: Moscow/ })
    .click();
  await page.keyboard.press('Escape');
  await reader.cards.getByRole('link', { name: 'the union' }).click();
  const name = page
    .getByRole('complementary', { name: 'Names and dates' })
    .getByRole('button', { name: /^Moscow/ });
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport({ ratio: 0.9 });
  expect(
    await page.evaluate(() => {
      const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
      return { scrollTop, beyond: scrollHeight - clientHeight };
    }),
  ).toEqual({ scrollTop: 0, beyond: 0 });
  await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.announcements).toHaveText('Back: My notes');
  await expect(reader.cards).toBeFocused();
});

test('a bare address is a link; another program gets one only after a question that shows all of it', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const disguised = 'zotero://select/\u202eсписок';
  const note = `See https://example.org/a_b. <${disguised}> [f](ftp://example.org) <tel:1917>`;
  await layAnnotations(page, [{ note }]);
  const links = reader.cards.getByRole('link');
  await expect(links).toHaveText(['https://example.org/a_b', disguised]);
  await expect(links.first()).toHaveAttribute('href', 'https://example.org/a_b');
  await expect(links.first()).toHaveAttribute('target', '_blank');
  await expect(reader.cards).toContainText('[f](ftp://example.org) <tel:1917>');

  await page.evaluate(() => {
    Object.assign(window, { opened: [] });
    window.open = (url) => {
      (window as unknown as { opened: string[] }).opened.push(String(url)); // set above
      return null;
    };
  });
  const opened = () => page.evaluate(() => (window as unknown as { opened: string[] }).opened);
  const question = page.getByRole('dialog', { name: 'Open this address?' });
  const plain = 'zotero://select/%E2%80%AE%D1%81%D0%BF%D0%B8%D1%81%D0%BE%D0%BA';
  await links.last().click();
  await expect(question.getByText(plain)).toHaveAttribute('dir', 'ltr');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await links.last().click({ button: 'middle' });
  await question.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(opened, 'only what was answered with yes').toEqual([plain]);
  await expect(question).toBeHidden();
});
