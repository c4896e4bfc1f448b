import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from './support/build-program';
import { makeDataFolder, textId } from './support/data-folder';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram('write-notes');
});
afterAll(() => program.remove());

/** Runs the program until it has printed so much, kills it, and gives the notes that it printed as saved. */
const runAndKill = async (dataDir: string, characters: number): Promise<string[]> => {
  const child = spawn(process.execPath, [program.path, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.length >= characters) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(complaints).toBe('');
  return said.split('\n').slice(0, -1);
};

it('a killed program loses nothing that it acknowledged, whenever it is killed', async () => {
  const dataFolder = makeDataFolder();
  const saved: string[] = [];
  for (let kill = 1; kill <= 12; kill += 1) {
    saved.push(...(await runAndKill(dataFolder.dataDir, 37 * kill)));
    const open = dataFolder.open();
    expect(await open.notes()).toEqual(expect.arrayContaining(saved));
    expect((await open.ask('app.boot', { textId })).record).toEqual({
      state: 'ok',
      damaged: false,
      setAside: [],
    });
    // At most one note, which was being saved, is there without having been acknowledged.
    expect((await open.notes()).length).toBeLessThanOrEqual(saved.length + kill);
  }
  expect(saved.length).toBeGreaterThan(100);
  dataFolder.remove();
}, 60_000);
