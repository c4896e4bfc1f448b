import { EventEmitter } from 'node:events';
import type { BrowserWindow, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { createPageWindow } from '#electron/page-window';
import { createTurns } from '#electron/turns';
import { createWindows } from '#electron/windows';

const open = () => {
  const sent: unknown[] = [];
  const page = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isCrashed: () => false,
    send: (...what: unknown[]) => void sent.push(what.slice(1)),
  });
  // What the modules under test look at of a window.
  const window = Object.assign(new EventEmitter(), { webContents: page }) as unknown as BrowserWindow;
  const left: string[] = [];
  const state = { bounds: { x: 0, y: 0, width: 1, height: 1 }, maximised: false, fullScreen: false, zoom: 1 };
  const shown = createPageWindow({ window, state: () => state }, (client) => left.push(client));
  return { shown, window, left, sent };
};

describe('a window and its page', () => {
  it('says when nothing more comes under the name of its page: it has another name, or the window closes', () => {
    const { shown, window, left } = open();
    for (const argument of [null, 'client', { client: 3 }, { client: 'one' }, { client: 'one' }, {}])
      shown.hear(argument);
    expect(left).toEqual([]);
    shown.hear({ client: 'two' });
    expect(left).toEqual(['one']);
    window.emit('closed');
    expect(left).toEqual(['one', 'two']);
  });

  it('knows whether the page has spoken, and hears the answer to its own flush only', async () => {
    const [{ shown, sent }, other] = [open(), open()];
    expect(shown.hasSpoken()).toBe(false);
    let isFlushed = false;
    shown.hear(null);
    void shown.flush().then(() => (isFlushed = true));
    expect([sent, other.sent]).toEqual([[['app.flush', null]], []]);
    other.shown.flushed();
    await Promise.resolve();
    expect(isFlushed).toBe(false);
    shown.flushed();
    await Promise.resolve();
    expect([isFlushed, shown.hasSpoken()]).toEqual([true, true]);
    shown.hear(null);
    expect(sent).toHaveLength(1);
  });

  it.each(['did-navigate', 'render-process-gone'])(
    'asks a page again that came after the question (%s), once, when it has spoken',
    async (event) => {
      const { shown, sent } = open();
      shown.hear(null);
      const flushed = shown.flush();
      shown.page.emit(event);
      expect([sent.length, shown.hasSpoken()]).toEqual([1, false]);
      shown.hear(null);
      shown.hear(null);
      expect(sent).toEqual([
        ['app.flush', null],
        ['app.flush', null],
      ]);
      shown.flushed();
      await flushed;
      shown.page.emit(event);
      shown.hear(null);
      expect(sent).toHaveLength(2);
    },
  );
});

describe('the open windows', () => {
  it('know which one was used last, and whose command is being run', async () => {
    const windows = createWindows();
    const [one, two] = [open(), open()];
    expect([windows.inUse(), windows.asked()]).toEqual([null, null]);
    windows.add(one.shown);
    windows.add(two.shown);
    expect(windows.inUse(), 'not before it is shown').toBe(one.shown);
    two.window.emit('focus');
    expect(windows.inUse()).toBe(two.shown);
    expect(windows.of(one.shown.page)).toBe(one.shown);
    expect(windows.of({} as WebContents)).toBeNull();

    const later = await windows.asking(one.shown, async () => {
      await Promise.resolve();
      return windows.asked();
    });
    expect(later).toBe(one.shown);
    expect(windows.asked()).toBe(two.shown);
    two.window.emit('closed');
    expect(windows.inUse()).toBe(one.shown);
    expect(windows.asking(two.shown, () => windows.asked())).toBe(one.shown);
  });
});

it('questions are asked one after the other, also after one that has failed', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  let answer: () => void = () => undefined;
  const first = inTurn(async () => {
    order.push('first');
    await new Promise<void>((resolve) => (answer = resolve));
    throw new Error('closed');
  });
  const second = inTurn(() => Promise.resolve(order.push('second')));
  await Promise.resolve();
  expect(order).toEqual(['first']);
  answer();
  await expect(first).rejects.toThrow('closed');
  expect(await second).toBe(2);
});
