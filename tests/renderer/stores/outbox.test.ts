import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backend, made, settle, stored } from './support/outbox-backend';

describe('the outbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for a pause in typing, but never longer than a second', async () => {
    const { outbox, asked } = backend();
    for (let letter = 1; letter <= 12; letter++) {
      outbox.change(made.id, { note: 'x'.repeat(letter) }, true);
      await vi.advanceTimersByTimeAsync(90);
    }
    expect(asked).toHaveLength(1);
    expect(asked[0]?.changes.note).toHaveLength(10);
  });

  it('waits longer with a long note, all of which goes each time', async () => {
    const { outbox, asked } = backend();
    const long = 'x'.repeat(60_000);
    for (let letter = 1; letter <= 60; letter++) {
      outbox.change(made.id, { note: long + 'x'.repeat(letter) }, true);
      await vi.advanceTimersByTimeAsync(90);
    }
    expect(asked.map(({ changes }) => changes.note?.length)).toEqual([60_056]);
    outbox.change(made.id, { note: 'short' }, true);
    await vi.advanceTimersByTimeAsync(350);
    asked[0]?.answer(true);
    await settle();
    expect(asked.at(-1)?.changes.note).toBe('short');
  });

  it('reports "saving" until the answer has come, then "saved"', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'a' });
    await settle();
    expect(outbox.state(made.id)).toBe('saving');
    asked[0]?.answer(true);
    await settle();
    expect(outbox.state(made.id)).toBe('saved');
    expect(outbox.empty).toBe(true);
  });

  it('knows how long ago it saved something, and of nothing that it did not save', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'a' });
    await settle();
    expect(outbox.savedAgo(made.id)).toBe(Infinity);
    asked[0]?.answer(true);
    await settle();
    const first = outbox.savedAgo(made.id);
    await vi.advanceTimersByTimeAsync(3000);
    expect(outbox.savedAgo(made.id) - first).toBe(3000);
  });

  it('keeps what was typed while a request was under way, and sends it afterwards', async () => {
    const { outbox, asked, acknowledged } = backend();
    outbox.change(made.id, { note: 'first' });
    await settle();
    outbox.change(made.id, { note: 'second' });
    await settle();
    expect(asked, 'one request at a time').toHaveLength(1);
    asked[0]?.answer(true);
    await settle();
    expect(outbox.overlay(stored({ note: 'first' })).note).toBe('second');
    asked[1]?.answer(true);
    await settle();
    expect(acknowledged.map(({ note }) => note)).toEqual(['first', 'second']);
    expect(outbox.state(made.id)).toBe('saved');
  });

  it('keeps what the backend did not accept, reports it, and tries again until it succeeds', async () => {
    const { outbox, asked, acknowledged } = backend();
    outbox.change(made.id, { note: 'precious' });
    await settle();
    asked[0]?.answer(false);
    await settle();
    expect(outbox.state(made.id)).toBe('not-on-disk');
    expect(outbox.failed().get(made.id)).toBe('unreachable');
    expect(outbox.overlay(stored()).note).toBe('precious');
    await vi.advanceTimersByTimeAsync(2500);
    asked[1]?.answer(true);
    await settle();
    expect(acknowledged.map(({ note }) => note)).toEqual(['precious']);
    expect(outbox.failed().size).toBe(0);
  });

  it('gives a creation that is not acknowledged yet, with what was typed into it', () => {
    const { outbox } = backend();
    void outbox.create(made);
    outbox.change(made.id, { note: 'typed meanwhile' }, true);
    expect(outbox.creation(made.id)?.note).toBe('typed meanwhile');
  });

  it('repeats a creation unchanged, since perhaps only its answer was lost, and then sends what was typed', async () => {
    const { outbox, asked, acknowledged } = backend();
    void outbox.create(made);
    outbox.change(made.id, { note: 'typed meanwhile' }, true);
    asked[0]?.answer(false);
    await vi.advanceTimersByTimeAsync(2500);
    expect(asked[1]).toMatchObject({ kind: 'create', changes: { note: '' } });
    asked[1]?.answer(true);
    await settle();
    expect(asked[2]).toMatchObject({ kind: 'update', changes: { note: 'typed meanwhile' } });
    asked[2]?.answer(true);
    await settle();
    expect(acknowledged).toHaveLength(2);
    expect(outbox.empty).toBe(true);
  });

  it('sends only the fields that were changed, also while a change is under way', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { colour: 'green' });
    await settle();
    outbox.change(made.id, { note: 'typed' }, true);
    expect(outbox.overlay(stored()), 'both are seen').toMatchObject({ colour: 'green', note: 'typed' });
    asked[0]?.answer(true);
    await settle();
    expect(asked[1]?.changes).toEqual({ note: 'typed' });
  });

  it('repeats a change exactly as it was sent while its answer is lost, and then sends what came later', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'first' });
    await settle();
    outbox.change(made.id, { note: 'second' }, true);
    asked[0]?.answer('unreachable');
    await vi.advanceTimersByTimeAsync(2500);
    expect(asked[0]?.request).not.toBeNull();
    expect(asked[1]).toMatchObject({
      changes: { note: 'first' },
      request: asked[0]?.request,
      repeated: true,
    });
    asked[1]?.answer(true);
    await settle();
    expect(asked[2]).toMatchObject({ changes: { note: 'second' }, repeated: false });
    expect(asked[2]?.request).not.toBe(asked[0]?.request);
  });

  it('lets a change that was refused hold up nothing: it joins the next one', async () => {
    const { outbox, asked } = backend();
    void outbox.create(made);
    asked[0]?.answer('bad-argument');
    await settle();
    expect([outbox.state(made.id), outbox.isGivenUp(made.id)]).toEqual(['not-on-disk', true]);
    outbox.change(made.id, { note: 'better' });
    await settle();
    expect(asked[1]).toMatchObject({ kind: 'create', changes: { note: 'better' } });
    asked[1]?.answer(true);
    outbox.change(made.id, { colour: 'pink' });
    await settle();
    asked[2]?.answer('bad-argument');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked, 'no clock repeats what was refused').toHaveLength(3);
    outbox.change(made.id, { note: 'best' });
    await settle();
    expect(asked[3]?.changes).toEqual({ colour: 'pink', note: 'best' });
  });

  it('names for each field the state on which the person changed it', async () => {
    const { outbox, asked, known } = backend();
    known.modified = 'before';
    outbox.change(made.id, { note: 'm' }, true);
    known.modified = 'after another window’s change';
    outbox.change(made.id, { note: 'mi', colour: 'pink' }, true);
    await vi.advanceTimersByTimeAsync(400);
    expect(asked[0]).toMatchObject({ changes: { note: 'mi' }, base: 'before' });
    outbox.change(made.id, { note: 'mine' }, true);
    asked[0]?.answer(true);
    await settle();
    expect(asked[1]).toMatchObject({ changes: { colour: 'pink' }, base: 'after another window’s change' });
    asked[1]?.answer(true);
    await settle();
    expect(asked[2], 'typing builds on what was typed before').toMatchObject({
      changes: { note: 'mine' },
      base: '2026-01-01T00:00:01.000Z',
    });
  });

  it('tries three times when a defect answers, and then waits for the person', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'precious' });
    await settle();
    for (const attempt of [0, 1, 2]) {
      asked[attempt]?.answer('internal');
      await vi.advanceTimersByTimeAsync(2500);
    }
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(3);
    expect([outbox.state(made.id), outbox.isGivenUp(made.id)]).toEqual(['not-on-disk', true]);
    expect(outbox.failed().get(made.id)).toBe('internal');
    void outbox.flush();
    await settle();
    asked[3]?.answer(true);
    await settle();
    expect(outbox.empty).toBe(true);
  });

  it('is flushed when all is saved that was typed until then', async () => {
    const { outbox, asked } = backend();
    void outbox.create(made);
    outbox.change(made.id, { note: 'typed meanwhile' }, true);
    let flushed = false;
    void outbox.flush().then(() => (flushed = true));
    asked[0]?.answer(true);
    await settle();
    expect(flushed).toBe(false);
    asked[1]?.answer(true);
    await settle();
    expect(flushed).toBe(true);
    expect(outbox.empty).toBe(true);
  });

  it('sends everything at once when it is flushed', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'a' }, true);
    const flushed = outbox.flush();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(true);
    await flushed;
    expect(outbox.empty).toBe(true);
  });

  it('does not restore an entry that was dropped before its answer came', async () => {
    const { outbox, asked, shown } = backend();
    outbox.change(made.id, { note: 'a' });
    await settle();
    outbox.drop(made.id);
    asked[0]?.answer(true);
    await settle();
    expect(shown).toEqual([]);
    expect(outbox.empty).toBe(true);
  });

  it('forgets a deleted annotation', async () => {
    const { outbox, asked } = backend();
    outbox.change(made.id, { note: 'a' }, true);
    outbox.drop(made.id);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toHaveLength(0);
  });
});
