import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { startLectern, type Lectern } from '../support/web-shell';

let lectern: Lectern;
beforeEach(async () => {
  lectern = await startLectern();
});
afterEach(async () => {
  await lectern.stop();
  rmSync(lectern.dataDir, { recursive: true, force: true });
});

it('tells every open page what another one has changed', async () => {
  const writer = await signIn(lectern);
  const pages = await Promise.all([signIn(lectern), signIn(lectern)]);
  const streams = await Promise.all(pages.map((page) => page.openEvents()));
  const heard = Promise.all(streams.map((stream) => stream.next('settings.changed')));
  await writer.invoke('settings.change', { theme: 'dark' });
  expect(await heard).toMatchObject([{ theme: 'dark' }, { theme: 'dark' }]);
  for (const stream of streams) stream.close();
});

it('keeps line breaks and unusual characters of a payload', async () => {
  const client = await signIn(lectern);
  const events = await client.openEvents();
  const textId = await firstText(client);
  const note = 'data: one\n\ndata: two\r\n\u2028 🙂';
  const heard = events.next('annotations.changed');
  await client.invoke('annotations.create', { textId, annotation: { ...wholeTextNote, note } });
  expect(await heard).toMatchObject({ put: [{ note }], removed: [] });
  events.close();
});
