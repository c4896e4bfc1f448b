import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendToLog, keepLog, logFilesIn, longestLog } from '#backend/hosting/log';
import { log, report, writeLogTo } from '#backend/hosting/report';
import { timeFlushes } from '#backend/hosting/timed-files';
import { nodeFiles } from '#backend/ports/node-files';

let dataDir: string;
let before: string;
let present: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'lectern-log-')), 'data');
  [before, present] = logFilesIn(dataDir);
});
afterEach(() => {
  writeLogTo(null);
  rmSync(dirname(dataDir), { recursive: true, force: true });
  vi.restoreAllMocks();
});

const started = { version: '1.2.3', shell: 'web' } as const;
const entries = (): string[] =>
  readFileSync(present, 'utf8')
    .split('\n')
    .flatMap((line) => /^\d{4}-\d\d-\d\dT[\d:.]+Z \d+ (.*)$/.exec(line)?.[1] ?? []);

/** A data folder that this program holds until `isHeld` is set to false. */
const folder = () => ({ held: true, released: 0 });
const held = (state = folder()) => ({
  isHeld: () => state.held,
  release: () => void (state.released += 1),
});

describe('the log', () => {
  it('says when the program began and ended, and what happened in between', () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const state = folder();
    const kept = keepLog(dataDir, held(state), started);
    log({ what: 'compacted', annotations: 12, milliseconds: 3.4 });
    report(Object.assign(new Error('secret'), { code: 'ENOSPC' }));
    kept.release();
    log({ what: 'page-hangs' });
    expect(entries()).toEqual([
      expect.stringMatching(/^started version=1\.2\.3 shell=web platform=\w+ arch=\w+ node=[\d.]+$/),
      'compacted annotations=12 milliseconds=3',
      'Error ENOSPC',
      'ended',
    ]);
    expect(readFileSync(present, 'utf8')).toContain('    at backend/hosting/log.test.ts:');
    expect(state.released).toBe(1);
  });

  it('is written to no folder that another program has taken over', () => {
    const state = folder();
    keepLog(dataDir, held(state), started);
    const size = statSync(present).size;
    state.held = false;
    log({ what: 'page-hangs' });
    expect(statSync(present).size).toBe(size);
  });

  it.skipIf(process.platform === 'win32')('is private to the person', () => {
    appendToLog(dataDir, 'page-hangs');
    expect(statSync(present).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(present)).mode & 0o777).toBe(0o700);
  });

  it('is two files that never grow beyond their bound', () => {
    const text = 'x'.repeat(1000);
    for (let count = 0; count < 600; count += 1) appendToLog(dataDir, text);
    for (const path of [before, present]) expect(statSync(path).size).toBeLessThanOrEqual(longestLog);
    expect(statSync(before).size).toBeGreaterThan(longestLog - 2000);
    writeFileSync(present, 'y'.repeat(3 * longestLog));
    appendToLog(dataDir, text);
    for (const path of [before, present]) expect(statSync(path).size).toBeLessThanOrEqual(longestLog);
  });

  it('goes on where a folder has the name of the earlier file', () => {
    mkdirSync(before, { recursive: true });
    writeFileSync(present, 'y'.repeat(longestLog));
    appendToLog(dataDir, 'page-hangs');
    expect(readFileSync(present, 'utf8')).toMatch(/ page-hangs\n$/);
    expect(statSync(present).size).toBeLessThan(1000);
  });

  it('counts what is said again and again', () => {
    keepLog(dataDir, held(), started);
    for (let count = 0; count < 150; count += 1) log({ what: 'page-hangs' });
    log({ what: 'page-answers' });
    expect(entries().slice(1)).toEqual([
      'page-hangs',
      'the same 10 times',
      'the same 100 times',
      'page-answers',
    ]);
  });

  it('fails no program where it cannot be written', () => {
    mkdirSync(present, { recursive: true });
    appendToLog(dataDir, 'a folder is in its place');
    rmSync(dirname(present), { recursive: true });
    writeFileSync(dirname(present), 'a file is in the place of its folder');
    appendToLog(dataDir, 'page-hangs');
    expect(readFileSync(dirname(present), 'utf8')).toBe('a file is in the place of its folder');
  });

  it.skipIf(process.platform === 'win32')('follows no link to another file', () => {
    mkdirSync(dirname(present), { recursive: true });
    const other = join(dataDir, 'other');
    writeFileSync(other, '');
    symlinkSync(other, present);
    appendToLog(dataDir, 'page-hangs');
    expect(readFileSync(other, 'utf8')).toBe('');
  });

  it('writes no value that is no word of a program', () => {
    keepLog(dataDir, held(), started);
    for (const other of ['words of a reader', 'Vikzhel']) {
      log({ what: 'page-gone', reason: other as 'crashed', code: 5 }); // from a later Electron
      expect(entries().at(-1)).toBe('page-gone reason=? code=5');
      log({ what: 'page-hangs' });
    }
  });
});

describe('a flush that takes long', () => {
  it('is told, with the time that it took', () => {
    let time = 0;
    const told: unknown[] = [];
    const disk = {
      ...nodeFiles,
      flush: () => void (time += 1500),
      flushFolder: () => {
        time += 2000;
        throw new Error('the disk is gone');
      },
    };
    const files = timeFlushes(
      disk,
      (happening) => told.push(happening),
      () => time,
    );
    files.flush('a');
    expect(() => files.flushFolder('b')).toThrow('the disk is gone');
    const file = files.openAppend(join(mkdtempSync(join(tmpdir(), 'lectern-log-')), 'line'));
    file.append(Buffer.from('quick'));
    file.flush();
    file.close();
    expect(told).toEqual([
      { what: 'slow-flush', of: 'file', milliseconds: 1500 },
      { what: 'slow-flush', of: 'folder', milliseconds: 2000 },
    ]);
  });
});
