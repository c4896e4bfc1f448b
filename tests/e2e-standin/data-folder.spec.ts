import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLocksForeign } from '../support/foreign-lock';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { startLectern } from '../support/web-shell';
import { expect, invoke, test } from './support/desktop';
import { filesHolding, notesOf, writeNote } from './support/record';

test('a folder that the web shell holds: the person may read', async ({ start, dataDir }) => {
  const web = await startLectern({ dataDir });
  const desktop = await start();
  const question = await desktop.dialog('message');
  expect(question.options.buttons).toEqual(['Open read-only', 'Quit']);
  expect(question.options.detail).toContain(`process ${web.pid}`);
  question.answer({ response: 0 });
  const { page } = await desktop.window();
  expect(await invoke(page, 'app.boot', { textId: null })).toMatchObject({
    value: { app: { readOnly: true } },
  });
  await expect(writeNote(page, 'not to be kept')).rejects.toThrow('read-only');
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  await web.stop();
  expect(filesHolding(dataDir, 'not to be kept')).toEqual([]);
});

test('a folder that the web shell holds: the person may quit', async ({ start, dataDir }) => {
  const web = await startLectern({ dataDir });
  const desktop = await start();
  (await desktop.dialog('message')).answer({ response: 1 });
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  await web.stop();
});

test('a folder whose holder cannot be seen: the person may say that it is gone, and it stops writing', async ({
  start,
  dataDir,
}) => {
  const web = await startLectern({ dataDir });
  const client = await signIn(web);
  const textId = await firstText(client);
  makeLocksForeign(dataDir);
  const desktop = await start();
  const question = await desktop.dialog('message');
  expect(question.options.buttons).toEqual(['Open read-only', 'Open anyway', 'Quit']);
  question.answer({ response: 1 });
  const { page } = await desktop.window();
  await writeNote(page, 'from the desktop');
  const annotation = { ...wholeTextNote, note: 'not to be kept' };
  expect(await client.invoke('annotations.create', { textId, annotation })).toMatchObject({
    error: { code: 'read-only' },
  });
  await web.stop();
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(filesHolding(dataDir, 'not to be kept')).toEqual([]);
});

test('read-only asks nothing and writes nothing', async ({ open, dataDir }) => {
  const { desktop, page } = await open({ args: ['--read-only'] });
  await expect(writeNote(page, 'not to be kept')).rejects.toThrow('read-only');
  await desktop.act('close');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a folder that one shell wrote opens in the other', async ({ open, dataDir }) => {
  const web = await startLectern({ dataDir });
  const client = await signIn(web);
  const library = (await client.invoke('library.list', null)) as { value: { id: string }[] }; // by the contract
  const rest = { motivation: 'commenting', colour: 'blue', style: 'solid', tags: ['one'], targets: [] };
  await client.invoke('annotations.create', {
    textId: library.value[0]?.id,
    annotation: { ...rest, id: crypto.randomUUID(), note: 'from the browser' },
  });
  await web.stop();

  const { desktop, page } = await open();
  expect(await notesOf(page)).toEqual(['from the browser']);
  await writeNote(page, 'from the desktop');
  await desktop.act('close');
  await desktop.ended;

  const again = await startLectern({ dataDir });
  const list = await (await signIn(again)).invoke('annotations.list', { textId: library.value[0]?.id });
  await again.stop();
  expect(list).toMatchObject({
    value: { annotations: [{ note: 'from the browser' }, { note: 'from the desktop' }] },
  });
});

test('a folder that cannot be used is one sentence and exit code 1', async ({ start, dataDir }) => {
  const file = join(dataDir, 'a-file');
  writeFileSync(file, '');
  const desktop = await start({ args: ['--data-dir', join(file, 'below')], terminal: true });
  const { code, stdout, stderr } = await desktop.ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^Lectern could not start: The data folder .+ cannot be written, because .+a-file is not a folder but a file \(ENOTDIR\); nothing was changed: move or rename that file, or choose another folder with --data-dir\.\n$/,
  );
});

test('an unknown option is one sentence and exit code 2; help and version are answered', async ({
  start,
}) => {
  const wrong = await (await start({ args: ['--dat-dir', 'x'], terminal: true })).ended;
  expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('--dat-dir');
  expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
  expect(await (await start({ args: ['--version'] })).ended).toMatchObject({
    code: 0,
    stdout: '0.1.0\n',
    stderr: '',
  });
  expect((await (await start({ args: ['--help'] })).ended).stdout).toContain('--data-dir DIR');
});

test('switches of Chromium and of the desktop are no options of ours', async ({ open }) => {
  const { page } = await open({ args: ['--no-sandbox', '--ozone-platform-hint=auto', '--disable-gpu'] });
  expect(await invoke(page, 'settings.get', null)).toMatchObject({ ok: true });
});
