import { expect, test } from './support/lectern';
import { readerPage } from './support/reader-page';
import { noteField } from './support/note-editor';

// What a page still holds when it goes away together with the program.

test('a page says whether anything in it is unsent', async ({ page, lectern }) => {
  const said: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => said.push(payload.toString())));
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await expect.poll(() => said.at(-1)).toBe('{"unsent":false}');
  await reader.mark('agents of Kaledin', 'Add note');
  await expect(reader.cards).toContainText('Saved');
  await expect.poll(() => said.at(-1)).toBe('{"unsent":false}');
  said.length = 0;
  await noteField(page).press('a');
  await expect.poll(() => said[0], 'at the first letter').toBe('{"unsent":true}');
  await expect.poll(() => said.at(-1)).toBe('{"unsent":false}');
  await expect(reader.cards).toContainText('Saved');
});

type Act = () => Promise<unknown>;

for (const [when, inOrder] of [
  ['before the program', (close: Act, end: Act) => close().then(end)],
  ['together with the program', (close: Act, end: Act) => Promise.all([close(), end()])],
  ['when the program has begun to end', (close: Act, end: Act) => Promise.all([end(), close()])],
] as const)
  test(`what is being typed in a page that is closed ${when} is kept`, async ({ page, context, lectern }) => {
    const reader = readerPage(page);
    await reader.open(lectern.url);
    await reader.mark('agents of Kaledin', 'Add note');
    await expect(reader.cards).toContainText('Saved');
    await noteField(page).pressSequentially('in the middle of a wo');
    await inOrder(
      () => page.close(),
      () => lectern.stop(),
    );
    expect(await lectern.stop()).toMatchObject({ code: 0, stderr: '' });

    await lectern.restart();
    const again = readerPage(await context.newPage());
    await again.open(lectern.url);
    await expect(again.cards).toContainText('in the middle of a wo');
  });

test('where reading stopped is kept when the page is closed at once, and the program with it', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.text.evaluate((pane) => pane.scrollTo({ top: 480, behavior: 'instant' }));
  await page.close();
  await lectern.restart();
  const again = readerPage(await context.newPage());
  await again.open(lectern.url);
  await expect
    .poll(() => again.text.evaluate((pane) => Math.abs(pane.scrollTop - 480)), 'within a line')
    .toBeLessThan(32);
});

test('a page that is killed in the middle of typing keeps what was saved, and the program ends well', async ({
  page,
  context,
  lectern,
}) => {
  const reader = readerPage(page);
  await reader.open(lectern.url);
  await reader.mark('agents of Kaledin', 'Add note');
  await noteField(page).pressSequentially('saved; ');
  await expect(reader.cards).toContainText('Saved');
  await noteField(page).pressSequentially('not yet');
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined); // no answer comes from a page that is gone
  await crashed;
  expect(await lectern.stop()).toMatchObject({ code: 0, stderr: '' });

  await lectern.restart();
  const again = readerPage(await context.newPage());
  await again.open(lectern.url);
  await expect(again.cards).toContainText('saved;');
});
