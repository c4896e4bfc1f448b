import type { CDPSession, Page } from 'playwright/test';
import { expect, test } from './support/shared-lectern';
import { layAnnotations } from './support/lay-annotations';
import { ask } from './support/many-notes';
import { readerPage } from './support/reader-page';
import { noteField } from './support/note-editor';

const textId = 'lenin-cc-speeches-1917-11-14';

/** An input method, as Chromium's own protocol plays one. */
const inputMethod = async (page: Page) => {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => session.send('Input.insertText', { text }),
    /** A key that the input method handles: the field does nothing with it, and the page hears of it. */
    press: async (key: string) => {
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229 });
    },
    end: () => session.detach(),
  };
};

test('keys of an input method belong to the composition, wherever there is a field', async ({
  page,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await layAnnotations(page, [{ note: 'begun', tags: ['война'] }, { note: 'another' }]);
  const ime = await inputMethod(page);

  await reader.searchBox.focus();
  await page.keyboard.type('peace');
  await ime.compose('と');
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await ime.press(key);
  await expect(reader.searchBox).toHaveValue('peaceと');
  await ime.commit('土');
  await ime.press('Enter'); // as Safari sends it: the composition has ended already
  await expect(reader.searchBox).toHaveValue('peace土');
  await expect(reader.searchResults.locator('[aria-current]'), 'nothing was jumped to').toHaveCount(0);

  const words = page.getByRole('searchbox', { name: 'Filter by words' });
  await words.focus();
  await ime.compose('と');
  await ime.press('Escape');
  await expect(words).toHaveValue('と');
  await ime.commit('');
  await words.fill('');

  await reader.cards.filter({ hasText: 'begun' }).getByRole('button', { name: 'Edit note' }).click();
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.focus();
  await ime.compose('とち、');
  for (const key of ['Backspace', 'Enter', 'Escape', 'Tab']) await ime.press(key);
  await expect(tags).toHaveValue('とち、');
  await ime.commit('土地、');
  await expect(page.getByRole('button', { name: /^Remove tag/ })).toHaveCount(2);
  await expect(tags).toHaveValue('');

  await noteField(page).evaluate(async (element) => {
    const field = element as HTMLTextAreaElement; // by its role
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    field.value = 'begun k';
    field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    await new Promise(requestAnimationFrame); // what was typed is the note now
    field.value = 'begun';
    field.dispatchEvent(new CompositionEvent('compositionend'));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    field.dispatchEvent(new InputEvent('input')); // as Firefox sends it: after the end of the composition
  });
  await expect(noteField(page), 'what was taken, and not what was typed for it').toHaveValue('begun');

  await noteField(page).focus();
  await ime.compose(' か');
  await ime.press('Escape');
  await expect(noteField(page)).toHaveValue('begun か');
  const list = (await ask(page, 'annotations.list', { textId })) as {
    annotations: { id: string; note: string }[];
  };
  const id = list.annotations.find(({ note }) => note.startsWith('begun'))?.id;
  await expect(reader.cards.filter({ has: noteField(page) })).toContainText('Saved');
  await ask(page, 'annotations.update', { textId, id, changes: { note: 'of another window' } });
  await ime.compose(' かん');
  await expect(noteField(page), 'the composition goes on').toHaveValue('begun かん');
  await ime.commit(' 漢');
  await expect(noteField(page)).toHaveValue('begun 漢');
  await expect(reader.announcements).toContainText('Another window had changed this note');
  await ime.end();

  await page.keyboard.press('Escape');
  await expect(reader.cards.filter({ hasText: 'begun 漢' }), 'the editor is closed').toBeFocused();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Command or place' });
  const dialogs = await inputMethod(page);
  await palette.focus();
  await dialogs.compose('s');
  for (const key of ['Enter', 'Escape']) await dialogs.press(key);
  await expect(palette).toHaveValue('s');
  await dialogs.end();
});
