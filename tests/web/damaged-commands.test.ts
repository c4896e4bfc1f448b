import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { runWebShell, startLectern, temporaryDataDir } from '../support/web-shell';

let dataDir: string;
let textId: string;
let out: string;
beforeAll(async () => {
  out = temporaryDataDir();
  const lectern = await startLectern();
  ({ dataDir } = lectern);
  const reader = await signIn(lectern);
  textId = await firstText(reader);
  await reader.invoke('annotations.create', { textId, annotation: { ...wholeTextNote, note: 'On peace' } });
  await lectern.stop();
  for (const folder of ['records', 'journal'])
    for (const name of readdirSync(join(dataDir, folder))) {
      const path = join(dataDir, folder, name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('On peace', 'On piece'));
    }
});
afterAll(() => [out, dataDir].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

it.each([['backup'], ['export --format csv'], ['export --format markdown']])(
  '%s of damaged notes does not pass for all of them, and replaces no file',
  async (command) => {
    const run = (path: string) => runWebShell(['--data-dir', dataDir, ...command.split(' '), '--out', path]);
    const fresh = join(out, `${command}.fresh`);
    const damaged = `Part of your notes is damaged and could not be read (${textId}); "check" says more.`;
    expect(await run(fresh)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${damaged} Only what is intact was written.\n`,
    });
    expect(existsSync(fresh)).toBe(true);

    const earlier = join(out, `${command}.earlier`);
    writeFileSync(earlier, 'from before');
    expect(await run(earlier)).toMatchObject({
      code: 1,
      stderr: `${damaged} ${earlier} was not replaced; a new file would take what is intact.\n`,
    });
    expect(readFileSync(earlier, 'utf8')).toBe('from before');
  },
);
