import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '#backend/command-line/run-command';
import { makeDataFolder } from '../support/data-folder';

it('says how many notes are on texts that the library no longer has', async () => {
  const folder = makeDataFolder();
  const program = mkdtempSync(join(tmpdir(), 'lectern-program-'));
  try {
    mkdirSync(join(program, 'library'));
    writeFileSync(
      join(program, 'library', 'library.json'),
      JSON.stringify([{ id: 'other', title: 'Other', creator: 'Nobody' }]),
    );
    const opened = folder.open();
    await opened.create();
    opened.backend.close();
    const told: string[] = [];
    const code = await runCommand(
      {
        version: '0.1.0',
        program,
        dataDir: folder.dataDir,
        print: () => Promise.resolve(),
        tell: (text) => Promise.resolve(void told.push(text)),
      },
      { name: 'export', values: { format: 'csv', out: '-' }, words: [] },
    );
    expect(told.join('')).toContain(
      'Not in it: 1 note on texts that are not in the library. A backup holds it.\n',
    );
    expect(code).toBe(0);
  } finally {
    folder.remove();
    rmSync(program, { recursive: true });
  }
});
