import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { snapshotsIn } from '#backend/record/record-paths';
import { makeDataFolder, textId } from '../support/data-folder';

const day = 24 * 60 * 60 * 1000;

it('the last ten snapshots are kept, and one for each of thirty days, while the program makes new ones', async () => {
  const dataFolder = makeDataFolder();
  let time = Date.parse('2026-11-01T12:00:00.000Z');
  const run = async (): Promise<void> => {
    const open = dataFolder.open({ now: () => new Date(time) });
    await open.create();
    open.backend.close();
    expect(open.reported).toEqual([]);
    time += 60_000;
  };
  const kept = () =>
    snapshotsIn(
      [...dataFolder.files().keys()]
        .filter((name) => name.startsWith('snapshots/'))
        .map((name) => name.slice('snapshots/'.length)),
      textId,
    );
  // Three a day for six weeks.
  for (let count = 0; count < 42; count += 1) {
    for (let times = 0; times < 3; times += 1) await run();
    time += day - 3 * 60_000;
  }
  const found = kept();
  const newest = Array.from({ length: 10 }, (_, index) => 125 - index);
  expect(found.slice(0, 10).map(({ through }) => through)).toEqual(newest);
  const days = found.map((one) => one.day);
  expect(new Set(days).size).toBe(30);
  for (const old of new Set(days.slice(10))) {
    const [first, ...others] = found.filter((one) => one.day === old);
    // Of an older day the newest alone, unless it is among the last ten.
    expect(
      others.filter((one) => !newest.includes(one.through)),
      old,
    ).toEqual([]);
    expect(first?.through).toBe(
      Math.max(...found.filter((one) => one.day === old).map((one) => one.through)),
    );
  }
  dataFolder.remove();
}, 60_000);

it('a clock that leaps ahead for one start, or for several, costs no snapshot but one', async () => {
  const dataFolder = makeDataFolder();
  let time = Date.parse('2026-11-01T12:00:00.000Z');
  const run = async (now: number): Promise<void> => {
    const open = dataFolder.open({ now: () => new Date(now) });
    await open.create();
    open.backend.close();
  };
  const snapshots = () => [...dataFolder.files().keys()].filter((name) => name.startsWith('snapshots/'));
  for (let count = 0; count < 21; count += 1) await run((time += day));
  const before = snapshots();
  expect(before).toHaveLength(20);
  for (let count = 0; count < 3; count += 1) {
    await run(time + 365 * day + count);
    await run(time - 365 * day + count);
  }
  expect(snapshots()).toEqual(expect.arrayContaining(before));
  dataFolder.remove();
}, 60_000);

it('a damaged snapshot that is no longer needed is set aside, not removed', async () => {
  const dataFolder = makeDataFolder();
  const run = async (note: string): Promise<void> => {
    const open = dataFolder.open();
    await open.create({ note });
    open.backend.close();
  };
  const snapshots = () => [...dataFolder.files().keys()].filter((name) => name.startsWith('snapshots/'));
  for (const note of ['one', 'two']) await run(note);
  const [oldest = ''] = snapshots();
  const damaged = readFileSync(dataFolder.path(oldest), 'utf8').replace('"note"', '"nota"');
  writeFileSync(dataFolder.path(oldest), damaged);
  for (let count = 0; snapshots().includes(oldest); count += 1) {
    expect(count, 'ten are kept').toBeLessThan(12);
    await run('more');
  }
  const aside = [...dataFolder.files()].filter(([name]) => name.startsWith('set-aside/'));
  expect(aside.map(([, bytes]) => bytes.toString())).toEqual([damaged]);
  dataFolder.remove();
});
