import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram, type BuiltProgram } from './support/build-program';
import { makeDesk, textId } from './support/desk';

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

/** Runs it where no file may become larger than so many KiB: the system then writes what still fits, and says how much. */
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
    const desk = makeDesk();
    try {
      const said = await runWithin(kibibytes, desk.dataDir);
      const notes = new Map<string, string>();
      for (const { acknowledged = {} } of said) {
        for (const [id, note] of Object.entries(acknowledged)) {
          if (note === null) notes.delete(id);
          else notes.set(id, note);
        }
      }
      // The disk did fail, in the middle of lines, and the program did go on.
      expect(said.filter(({ refused }) => refused === 'not-on-disk').length).toBeGreaterThan(1);
      expect(said.map(({ refused }) => refused ?? 'not-on-disk')).toEqual(said.map(() => 'not-on-disk'));
      expect(said.map(({ reported }) => reported)).toContain('The line was written only in part.');
      expect(notes.size).toBeGreaterThan(20);

      const open = desk.open();
      const { annotations } = await open.ask('annotations.list', { textId });
      expect(new Map(annotations.map(({ id, note }) => [id, note]))).toEqual(notes);
      expect((await open.ask('app.boot', { textId })).record).toEqual({
        state: 'ok',
        damaged: false,
        setAside: [],
      });
      expect(readdirSync(desk.path('records')).filter((name) => name.includes('.tmp-'))).toEqual([]);
      open.backend.close();
      expect((await desk.open().ask('record.check', {})).ok).toBe(true);
    } finally {
      desk.remove();
    }
  },
  60_000,
);
