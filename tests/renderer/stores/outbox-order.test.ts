import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewAnnotation } from '#core/annotation/annotation';
import { backend, made, settle } from './support/outbox-backend';

describe('the order in which a person acted', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const other: NewAnnotation = {
    ...made,
    id: '6f9a1c2e-0000-4000-8000-000000000002',
    motivation: 'bookmarking',
  };

  it('sends what was typed before what was done then, and waits for the answer in between', async () => {
    const { outbox, asked, acknowledged } = backend();
    outbox.change(made.id, { note: 'typed' }, true);
    await vi.advanceTimersByTimeAsync(100);
    void outbox.create(other);
    expect(asked.map(({ kind }) => kind)).toEqual(['update']);
    expect(outbox.creation(other.id), 'it is shown all the same').toEqual(other);
    outbox.change(made.id, { note: 'typed, and more' }, true);
    asked[0]?.answer(true);
    await settle();
    expect(asked.slice(0, 2).map(({ kind }) => kind)).toEqual(['update', 'create']);
    expect(acknowledged).toEqual([{ note: 'typed' }]);
  });

  it('makes words and a colour of the same note two changes', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'typed' }, true);
    outbox.change(made.id, { colour: 'green' });
    asked[0]?.answer(true);
    await settle();
    expect(asked.map(({ changes }) => changes)).toEqual([{ note: 'typed' }, { colour: 'green' }]);
  });

  it('lets a command wait its turn too, also when what came before fails', async () => {
    const { outbox, asked } = backend();
    const done: string[] = [];
    outbox.change(made.id, { note: 'typed' }, true);
    void outbox.inOrder(() => Promise.resolve(done.push('undo')));
    await settle();
    expect(done).toEqual([]);
    asked[0]?.answer(false);
    await settle();
    expect(done).toEqual(['undo']);
  });

  it('sends all at once when the page may end', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'typed' }, true);
    void outbox.create(other);
    void outbox.flushAtOnce();
    await settle();
    expect(asked.map(({ kind }) => kind)).toEqual(['update', 'create']);
  });
});

describe('the last words of a page that ends', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are sent beside a request whose answer will not be seen', () => {
    const { outbox, asked } = backend();
    void outbox.create(made);
    outbox.change(made.id, { note: 'typed since' }, true);
    outbox.change(made.id, { tags: ['a tag'] }, true);
    expect(asked.map(({ kind }) => kind)).toEqual(['create']);
    outbox.sendLast();
    expect(asked.map(({ kind }) => kind)).toEqual(['create', 'update', 'update']);
    expect(asked.slice(1).map(({ changes }) => changes)).toEqual([
      { note: 'typed since' },
      { tags: ['a tag'] },
    ]);
  });

  it('do not count as a conflict with the words before them, which are still under way', async () => {
    const { outbox, asked, known } = backend();
    known.modified = 'as it was read';
    outbox.change(made.id, { note: 'under way' }, true);
    await vi.advanceTimersByTimeAsync(400);
    outbox.change(made.id, { note: 'under way, and the last' }, true);
    outbox.sendLast();
    expect(asked.map(({ changes, base }) => [changes.note, base])).toEqual([
      ['under way', 'as it was read'],
      ['under way, and the last', null],
    ]);
  });

  it('are sent once when nothing is under way', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'typed' }, true);
    outbox.sendLast();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(1);
    expect(outbox.empty).toBe(true);
  });
});
