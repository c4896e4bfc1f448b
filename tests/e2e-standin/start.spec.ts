import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, invoke, test } from './support/desktop';

// A start never ends without a word that the person sees.

test('where the single-instance lock cannot be made, the program starts all the same, once', async ({
  open,
  start,
}) => {
  const { desktop, page } = await open({ canLock: false });
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  const second = await start({ canLock: false });
  const question = await second.dialog('message');
  expect(question.options.buttons).toEqual(['Open read-only', 'Quit']);
  question.answer({ response: 1 });
  expect(await second.ended).toMatchObject({ code: 0, stderr: '' });
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});

test('on Windows a second start ends for a desktop that holds the folder', async ({ open, start }) => {
  await open();
  const second = await start({ canLock: false, platform: 'win32' });
  expect(await second.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a failure before the program is ready is shown to a person without a terminal', async ({
  start,
  dataDir,
}) => {
  const file = join(dataDir, 'a-file');
  writeFileSync(file, '');
  const env = { ...process.env, LECTERN_STARTER: 'npm start' };
  const desktop = await start({ args: ['--data-dir', join(file, 'below')], env });
  const box = await desktop.dialog('error');
  expect(box.options.title).toBe('Lectern could not start');
  expect(box.options.content).toContain(join(file, 'below'));
  expect(desktop.toldStarter, 'so that npm start opens no web shell').toEqual([{ lectern: 'started' }]);
  box.answer(undefined);
  expect(await desktop.ended).toMatchObject({ code: 1, stdout: '' });
});

test('a wrong option too; one that the system added is passed over', async ({ open, start }) => {
  const wrong = await start({ args: ['--port=many'] });
  const box = await wrong.dialog('error');
  expect(box.options.content).toContain('--port');
  box.answer(undefined);
  expect(await wrong.ended).toMatchObject({ code: 2, stdout: '' });

  const { page } = await open({ args: ['--updated', '-psn_0_12345'] });
  expect(await invoke(page, 'settings.get', null)).toMatchObject({ ok: true });
});

test('a command without a window runs without one, and leaves the folder as it is', async ({
  start,
  dataDir,
}) => {
  const desktop = await start({ args: ['diagnose'] });
  const { code, stdout, stderr } = await desktop.ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('nothing that you wrote');
  expect(readdirSync(dataDir)).toEqual([]);
  const wrong = await start({ args: ['diagnose', '--colour'] });
  expect(await wrong.ended).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('--colour'),
  });
});

test('the profile of a read-only start goes, and what Chromium left of it goes at the next one', async ({
  open,
  dataDir,
}) => {
  const temporary = join(dataDir, 'temporary'); // short: the system bounds the path of a socket
  mkdirSync(temporary);
  const env = { ...process.env, TMPDIR: temporary };
  for (let count = 0; count < 2; count += 1) {
    const { desktop } = await open({ args: ['--read-only'], env });
    expect(readdirSync(temporary).filter((name) => name.startsWith('lectern'))).toHaveLength(1);
    await desktop.act('close');
    expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  }
});
