import { expectExported, findAgain, pressExport, readAndWrite } from '../e2e-electron/support/journey';
import { expect, test } from './support/desktop';

test('a note is made, found again after a restart, searched for and exported', async ({ open }, info) => {
  const first = await open();
  await readAndWrite(first.page);
  await first.desktop.act('close');
  expect(await first.desktop.ended).toMatchObject({ code: 0, stderr: '' });

  const { desktop, page } = await open();
  await findAgain(page);
  await desktop.choose('File', 'Export…');
  await pressExport(page);
  const filePath = info.outputPath('notes.md');
  (await desktop.dialog('save')).answer({ canceled: false, filePath });
  await expectExported(filePath);
  await desktop.choose('File', 'Quit');
  expect(await desktop.ended).toMatchObject({ code: 0, stderr: '' });
});
