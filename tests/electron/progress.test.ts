import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '#contract/events';
import { createProgress, noBar } from '#electron/progress';
import { makeDataFolder, textId, type DataFolder } from '../backend/support/data-folder';

let time: number;
let shown: number[];
let follow: ReturnType<typeof createProgress>;
beforeEach(() => {
  [time, shown] = [0, []];
  follow = createProgress(
    (share) => shown.push(share),
    () => time,
  );
});
const hear = (at: number, progress: Events['work.progress']): void => {
  time = at;
  follow(progress);
};

describe('the bar in dock and taskbar', () => {
  it('is there for work that takes more than a second, and goes when it ends', () => {
    hear(0, { work: 'a', done: 0 });
    hear(900, { work: 'a', done: 0.3 });
    hear(1100, { work: 'a', done: 0.4 });
    hear(1200, { work: 'a', done: 0.5 });
    hear(1300, { work: 'a', done: 1, ended: true });
    expect(shown).toEqual([0.4, 0.5, noBar]);
  });

  it('is never there for short work', () => {
    hear(0, { work: 'a', done: 0 });
    hear(900, { work: 'a', done: 1, ended: true });
    hear(2000, { work: 'a', done: 0 });
    hear(2100, { work: 'a', done: 1, ended: true });
    expect(shown).toEqual([]);
  });

  it('is that of the work that is furthest behind', () => {
    hear(0, { work: 'a', done: 0 });
    hear(0, { work: 'b', done: 0 });
    hear(1100, { work: 'a', done: 0.6 });
    hear(1100, { work: 'b', done: 0.2 });
    hear(1200, { work: 'b', done: 1, ended: true });
    hear(1300, { work: 'a', done: 1, ended: true });
    expect(shown).toEqual([0, 0.2, 0.6, noBar]);
  });
});

describe('over the real backend', () => {
  let dataFolder: DataFolder;
  beforeEach(() => {
    dataFolder = makeDataFolder();
  });
  afterEach(() => dataFolder.remove());

  it('goes after a check, and after one that is cancelled', async () => {
    const open = dataFolder.open();
    for (let count = 0; count < 300; count += 1) await open.create({ note: 'words '.repeat(200) });
    const heard: Events['work.progress'][] = [];
    open.backend.subscribe((event, payload) => {
      if (event !== 'work.progress') return;
      heard.push(payload as Events['work.progress']); // the payload of this event
      hear(time + 2000, payload as Events['work.progress']);
      if (shown.length > 4) void open.ask('work.cancel', { work: 'second' });
    });
    for (const work of ['first', 'second']) await open.invoke('record.check', { work });
    expect(heard.filter(({ ended }) => ended).map(({ work }) => work)).toEqual(['first', 'second']);
    expect(shown.at(-1) ?? noBar).toBe(noBar);
    expect((await open.ask('annotations.list', { textId })).annotations).toHaveLength(300);
    open.backend.close();
  });
});
