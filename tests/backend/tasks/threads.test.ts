import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { defaultOptions } from '#core/export/options';
import type { RenderPiece, Rendered } from '#backend/tasks/render-export';
import { runTask } from '#backend/tasks/run-task';
import { createOwnThread, createThreads } from '#backend/tasks/threads';
import type { Threads } from '#backend/ports/threads';
import { newAnnotation } from '../support/data-folder';
import { studyText } from '../support/study-text';

const built = (name: string) => pathToFileURL(resolve(import.meta.dirname, '../../../out/main', name));
const time = '2026-11-29T08:00:00.000Z';
const text = studyText('made-up-text');
const made = (note: string) => ({ ...newAnnotation(), textId: text.id, created: time, modified: time, note });
const start = {
  format: 'csv',
  options: defaultOptions('csv'),
  labels: {},
  version: '0',
  made: time,
  total: 2,
  limit: null,
  pack: 'zip',
} as const;

/** Two notes, and then whatever `more` throws or gives. */
function* pieces(more: () => RenderPiece | null = () => null): Generator<RenderPiece, void> {
  yield { text };
  yield { annotations: [made('first'), made('second')], versions: [] };
  const last = more();
  if (last) yield last;
}

/** The same, and says when the first is asked for. */
function* watched(begun: () => void): Generator<RenderPiece, void> {
  begun();
  yield* pieces();
}

const lastOf = async (work: AsyncGenerator<number, Rendered, void>): Promise<Rendered> => {
  let step = await work.next();
  while (step.done !== true) step = await work.next();
  return step.value;
};

const wordsOf = ({ chunks }: Rendered): string => Buffer.concat(chunks).toString('utf8');

describe.each([
  ['a thread', () => createThreads(built('worker.js'), (error) => expect.fail(String(error)))],
  ['its own thread', createOwnThread],
])('a task in %s', (_where, open) => {
  const valueOf = async (work: AsyncGenerator<number, Rendered, void>): Promise<Rendered> => {
    for (;;) {
      const step = await work.next();
      if (step.done === true) return step.value;
      expect(step.value).toBeLessThanOrEqual(1);
    }
  };

  it('gets its pieces and gives its value, and the next one is done too', async () => {
    const threads = open();
    for (const words of ['first', 'second'])
      expect(wordsOf(await valueOf(runTask(threads, 'render-export', start, pieces())))).toContain(words);
    threads.close();
  });

  it('does two at once', async () => {
    const threads = open();
    const both = [1, 2].map(() => valueOf(runTask(threads, 'render-export', start, pieces())));
    for (const value of await Promise.all(both)) expect(value.losses).toEqual([]);
    threads.close();
  });

  it('fails with what a piece throws, with its own failure, and works again', async () => {
    const threads = open();
    const thrown = pieces(() => {
      throw new Error('no more');
    });
    await expect(valueOf(runTask(threads, 'render-export', start, thrown))).rejects.toThrow('no more');
    const wrong = { ...start, format: 'papyrus' as 'csv' };
    await expect(valueOf(runTask(threads, 'render-export', wrong, pieces()))).rejects.toThrow(TypeError);
    expect((await valueOf(runTask(threads, 'render-export', start, pieces()))).losses).toEqual([]);
    threads.close();
  });

  it('ends where an error is thrown into it', async () => {
    const threads = open();
    let [begun, ended] = [false, false];
    const given = (function* () {
      try {
        begun = true;
        yield* pieces();
      } finally {
        ended = true;
      }
    })();
    const work = runTask(threads, 'render-export', start, given);
    while (!begun) await work.next();
    await expect(work.throw(new Error('enough'))).rejects.toThrow('enough');
    expect(ended).toBe(true);
    threads.close();
  });
});

const endless = {
  ...start,
  format: 'markdown',
  options: {
    ...defaultOptions('markdown'),
    // Lists of lists that are as large as the number of atoms, of which LiquidJS counts few.
    template:
      '{% assign x = note.tags | push: 1 %}{% for i in (1..99) %}{% assign x = x | push: x %}{% endfor %}{{ x }}',
  },
} as const;

const withThreads = async (test: (threads: Threads) => Promise<void>): Promise<void> => {
  const threads = createThreads(built('worker.js'), (error) => expect.fail(String(error)));
  try {
    await test(threads);
  } finally {
    threads.close();
  }
};

it('ends while its thread is busy and says nothing', () =>
  withThreads(async (threads) => {
    const work = runTask(threads, 'render-export', endless, pieces());
    for (let step = 0; step < 30; step += 1) expect((await work.next()).done).toBe(false);
    await expect(work.throw(new Error('enough'))).rejects.toThrow('enough');
    const next = runTask(threads, 'render-export', start, pieces());
    expect(wordsOf(await lastOf(next))).toContain('second');
  }));

it('ends the thread itself, and keeps it when its task is done', () =>
  withThreads(async (threads) => {
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    await lastOf(runTask(threads, 'render-export', start, pieces()));
    expect(ended).not.toHaveBeenCalled();
    const work = runTask(threads, 'render-export', endless, pieces());
    await work.next();
    await expect(work.throw(new Error('enough'))).rejects.toThrow('enough');
    expect(ended).toHaveBeenCalledOnce();
    ended.mockRestore();
  }));

it('waits while many are being done, and can be ended before it has begun', () =>
  withThreads(async (threads) => {
    const asked: number[] = [];
    const many = Array.from({ length: 10 }, (_, index) =>
      runTask(
        threads,
        'render-export',
        endless,
        watched(() => void asked.push(index)),
      ),
    );
    const goOn = () => Promise.all(many.map((work) => work.next()));
    while (asked.length < 4) await goOn();
    for (let step = 0; step < 3; step += 1) await goOn();
    expect(asked.toSorted()).toEqual([0, 1, 2, 3]);
    for (const work of many.toReversed())
      await expect(work.throw(new Error('enough'))).rejects.toThrow('enough');
    expect((await lastOf(runTask(threads, 'render-export', start, pieces()))).losses).toEqual([]);
  }));

it('is done without a thread, and reported, where none can begin', async () => {
  const reported: unknown[] = [];
  const threads = createThreads(built('no-such-script.js'), (error) => reported.push(error));
  const work = runTask(threads, 'render-export', start, pieces());
  expect(wordsOf(await lastOf(work))).toContain('second');
  expect(reported).toEqual([expect.objectContaining({ code: 'MODULE_NOT_FOUND' })]);
  threads.close();
});
