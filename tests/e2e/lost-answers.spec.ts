import type { Route } from 'playwright/test';
import { readerPage } from './support/reader-page';
import { expect, test } from './support/shared-lectern';

test('a note whose first answers are lost while another window changes it is saved, and can be deleted', async ({
  page,
  context,
  lectern,
  problems,
}) => {
  problems.tolerate(/ERR_FAILED/);
  const reader = readerPage(page);
  await reader.open(lectern.url);
  const second = await context.newPage();
  const other = readerPage(second);
  await other.open(lectern.origin);
  await page.bringToFront();
  /** Lets the command through and takes its answer away; meanwhile the other window gives it this colour. */
  const loseAnswer = (colour: string) => async (route: Route) => {
    await route.fetch();
    await other.cards.getByRole('button', { name: 'Edit note' }).click();
    await second.getByRole('button', { name: `Change to ${colour}` }).click();
    await expect(other.cards).toContainText('Saved');
    await second.getByRole('button', { name: 'Done' }).click();
    await route.abort();
  };
  await page.route('**/api/annotations.create', loseAnswer('green'), { times: 1 });
  await page.route('**/api/annotations.update', loseAnswer('blue'), { times: 1 });
  await reader.mark('agents of Kaledin', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('typed meanwhile');
  await expect(other.cards).toContainText('typed meanwhile');
  await expect(reader.cards).toContainText('Saved');
  await expect(reader.alerts).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change to blue' })).toHaveAttribute('aria-pressed', 'true');
  await reader.cards.getByRole('button', { name: 'Delete' }).click();
  await expect(other.cards).toHaveCount(0);
});
