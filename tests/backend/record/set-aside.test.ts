import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setAsideBounds } from '#contract/my-data';
import { nodeFiles } from '#backend/ports/node-files';
import { setAside } from '#backend/record/set-aside';
import { makeDataFolder, type DataFolder } from '../support/data-folder';
import { testPorts } from '../support/test-ports';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
  mkdirSync(dataFolder.path('set-aside'), { recursive: true });
});
afterEach(() => dataFolder.remove());

/** Sets a file aside and gives its new name. `time`: ISO 8601 in UTC. */
const keep = (time: string): string => {
  writeFileSync(dataFolder.path('damaged'), time);
  const ports = testPorts(dataFolder.dataDir, () => undefined);
  return setAside({ ...ports, files: nodeFiles, now: () => new Date(time) }, dataFolder.path('damaged'));
};
const kept = () => readdirSync(dataFolder.path('set-aside')).map((name) => `set-aside/${name}`);
const older = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `set-aside/2020-01-01T00-00-00.${String(index).padStart(3, '0')}Z.records.a.json`;
    writeFileSync(dataFolder.path(name), 'damaged');
    return name;
  });

it('keeps the last files that were set aside, and makes room for a new one', () => {
  const names = older(setAsideBounds.files + 20);
  const name = keep('2026-11-28T08:00:00.000Z');
  expect(kept()).toEqual([...names.slice(21), name]);
});

it('keeps the newest files however large they are, and of the older ones no more than the bound', () => {
  const names = older(16);
  for (const name of names) truncateSync(dataFolder.path(name), setAsideBounds.bytes / 2); // sparse
  const name = keep('2026-11-28T08:00:00.000Z');
  expect(kept()).toEqual([...names.slice(16 - (setAsideBounds.newest - 1) - 2), name]);
});

it('never removes what it has just set aside, also when the clock is years behind', () => {
  older(setAsideBounds.files + 5);
  const name = keep('2001-01-01T00:00:00.000Z');
  expect(kept()).toContain(name);
  expect(kept()).toHaveLength(setAsideBounds.files);
});
