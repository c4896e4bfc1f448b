import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from './support/build-program';
import { makeDataFolder, textId } from './support/data-folder';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram('write-on-a-small-disk');
});
afterAll(() => program.remove());

interface Said {
  readonly acknowledged?: Readonly<Record<string, string | null>>;
  readonly refused?: string;
  readonly reported?: string;
}

/**
 * Runs the program where no file may become larger than so many KiB: the system then writes what still fits,
 * and gives its length.
 */
const runWithin = async (kibibytes: number, dataDir: string): Promise<Said[]> => {
  const limited = ['-c', `ulimit -f ${kibibytes} && exec "$0" "$@"`, process.execPath, program.path, dataDir];
  const { stdout, stderr } = await promisify(execFile)('bash', limited, { maxBuffer: 64 * 1024 * 1024 });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said); // as the program says it
};

it.skipIf(process.platform === 'win32').each([5, 8, 16])(
  'of files that may not grow beyond %i KiB, every acknowledged change is found, and no other',
  async (kibibytes) => {
    const dataFolder = makeDataFolder();
    try {
      const said = await runWithin(kibibytes, dataFolder.dataDir);
      const notes = new Map<string, string>();
      for (const { acknowledged = {} } of said) {
        for (const [id, note] of Object.entries(acknowledged)) {
          if (note === null) notes.delete(id);
          else notes.set(id, note);
        }
      }
      // The disk has failed in the middle of lines, and the program has gone on.
      expect(said.filter(({ refused }) => refused === 'not-on-disk').length).toBeGreaterThan(1);
      expect(said.map(({ refused }) => refused ?? 'not-on-disk')).toEqual(said.map(() => 'not-on-disk'));
      expect(said.map(({ reported }) => reported)).toContain('The line was written only in part.');
      expect(notes.size).toBeGreaterThan(20);

      const open = dataFolder.open();
      const { annotations } = await open.ask('annotations.list', { textId });
      expect(new Map(annotations.map(({ id, note }) => [id, note]))).toEqual(notes);
      expect((await open.ask('app.boot', { textId })).record).toEqual({
        state: 'ok',
        damaged: false,
        setAside: [],
      });
      expect(readdirSync(dataFolder.path('records')).filter((name) => name.includes('.tmp-'))).toEqual([]);
      open.backend.close();
      expect((await dataFolder.open().ask('record.check', {})).ok).toBe(true);
    } finally {
      dataFolder.remove();
    }
  },
  60_000,
);
