import type { Frame } from 'playwright/test';
import { channels } from '#contract/bridge';
import { bindings } from '../electron-stand-in/driver/preload-script';
import { expect, invoke, test } from './support/desktop';

/** A call on the bare channel, as a page without the preload's manners would make it. */
const callChannel = (frame: Frame, channel: string, args: unknown[]): Promise<unknown> =>
  frame.evaluate(
    ([binding, to, what]) => {
      const call = (
        window as unknown as Record<string, (channel: string, args: unknown) => Promise<unknown>>
      )[binding]; // what the stand-in lays there
      return call?.(to, what);
    },
    [bindings.invoke, channel, args] as const,
  );

test('a frame within the page may not give commands', async ({ open }) => {
  const { desktop, page } = await open();
  await page.evaluate(() => void document.body.append(document.createElement('iframe')));
  const [, inner] = page.frames();
  expect(await callChannel(inner as Frame, channels.invoke, ['settings.get', null])).toEqual({
    ok: false,
    error: 'Error: Refused.',
  });
  expect(await callChannel(page.mainFrame(), channels.invoke, ['settings.get', null])).toMatchObject({
    ok: true,
  });
  expect(
    await desktop.invoke(null, channels.invoke, ['settings.get', null]),
    'a frame that has gone',
  ).toEqual({
    ok: false,
    error: 'Error: Refused.',
  });
  await desktop.act('close');
  expect((await desktop.ended).stderr).toContain('Refused.');
});

test('a page from elsewhere may not give commands', async ({ open }) => {
  const { page } = await open();
  // As if every wall before it had fallen.
  await page.goto('about:blank');
  expect(await callChannel(page.mainFrame(), channels.invoke, ['settings.get', null])).toEqual({
    ok: false,
    error: 'Error: Refused.',
  });
});

test('malformed commands get an answer that says so', async ({ open }) => {
  const { desktop, page } = await open();
  const codes = [];
  for (const args of [
    [],
    [null, null],
    [{}, null],
    ['no.such', null],
    ['settings.change', { theme: 'pink' }],
  ]) {
    codes.push(await callChannel(page.mainFrame(), channels.invoke, args));
  }
  const failure = (code: string) => ({
    ok: true,
    value: { ok: false, error: { code, message: expect.stringMatching(/./) as unknown } },
  });
  expect(codes).toEqual(
    ['unknown-command', 'unknown-command', 'unknown-command', 'unknown-command', 'bad-argument'].map(failure),
  );
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});

test('the page has one object with two functions, and no way to another channel', async ({ open }) => {
  const { page } = await open();
  const exposed = await page.evaluate(() => {
    const { lectern } = window as unknown as { lectern: object }; // what the preload exposes
    return Object.entries(lectern).map(([name, value]) => `${name}: ${typeof value}`);
  });
  expect(exposed).toEqual(['invoke: function', 'subscribe: function']);
  expect(await invoke(page, 'settings.get', null)).toMatchObject({ ok: true });
});
