import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Events } from '#contract/events';
import { createProgress, noBar } from '#electron/progress';
import type { PageWindow } from '#electron/page-window';
import { createWindows } from '#electron/windows';
import { makeDataFolder, textId, type DataFolder } from '../backend/support/data-folder';

let time: number;
let asked: string;
let shown: number[];
let elsewhere: number[];
let follow: ReturnType<typeof createProgress>;
beforeEach(() => {
  [time, asked, shown, elsewhere] = [0, 'here', [], []];
  follow = createProgress(
    () => asked,
    (at, share) => (at === 'here' ? shown : elsewhere).push(share),
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

  it('is where the work was asked for, and stays there', () => {
    hear(0, { work: 'a', done: 0 });
    asked = 'elsewhere';
    hear(0, { work: 'b', done: 0 });
    hear(1100, { work: 'a', done: 0.6 });
    hear(1200, { work: 'b', done: 0.2 });
    hear(1300, { work: 'a', done: 1, ended: true });
    expect([shown, elsewhere]).toEqual([[0.6, noBar], [0.2]]);
    hear(1400, { work: 'b', done: 1, ended: true });
    expect([shown, elsewhere]).toEqual([
      [0.6, noBar],
      [0.2, noBar],
    ]);
  });
});

describe('over the real backend', () => {
  let dataFolder: DataFolder;
  beforeEach(() => {
    dataFolder = makeDataFolder();
    // Each look at the clock is a second later, so that every step is announced and all work is long.
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1000));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    dataFolder.remove();
  });

  const openWindow = (): PageWindow => ({ window: new EventEmitter() }) as unknown as PageWindow; // what is used of it

  it('is at the window that has asked, and goes after a check and after one that is cancelled', async () => {
    const open = dataFolder.open();
    for (let count = 0; count < 30; count += 1) await open.create({ note: 'words '.repeat(200) });
    const windows = createWindows();
    const [first, second] = [openWindow(), openWindow()];
    for (const window of [second, first]) windows.add(window);
    const bars = new Map<PageWindow | null, number[]>();
    const followBackend = createProgress(
      () => windows.asked(),
      (window, share) => {
        bars.set(window, [...(bars.get(window) ?? []), share]);
        if (window === second) void open.ask('work.cancel', { work: 'cancelled' });
      },
    );
    open.backend.subscribe((event, payload) => {
      if (event === 'work.progress') followBackend(payload as Events['work.progress']); // the payload of this event
    });
    const check = (window: PageWindow, work: string) =>
      windows.asking(window, () => open.backend.invoke('record.check', { work }));

    expect(await check(first, 'whole')).toMatchObject({ ok: true });
    expect([...bars.keys()]).toEqual([first]);
    expect(await check(second, 'cancelled')).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect([...bars.keys()]).toEqual([first, second]);
    for (const shares of bars.values()) {
      expect(shares[0]).toBeGreaterThanOrEqual(0);
      expect(shares.at(-1)).toBe(noBar);
    }
    expect((await open.ask('annotations.list', { textId })).annotations).toHaveLength(30);
    open.backend.close();
  });
});
