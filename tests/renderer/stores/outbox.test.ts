import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type Result } from '#contract/result';
import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import { createOutbox } from '#renderer/stores/outbox';

const made: NewAnnotation = {
  id: '6f9a1c2e-0000-4000-8000-000000000001',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: '',
  targets: [],
};
const stored = (changes: AnnotationChanges = {}): Annotation => ({
  ...made,
  textId: 'some-text',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  ...changes,
});

/** A backend whose answers the test gives; it records what it has acknowledged. */
const backend = () => {
  const asked: { kind: 'create' | 'update'; changes: AnnotationChanges; answer: (ok: boolean) => void }[] =
    [];
  const acknowledged: AnnotationChanges[] = [];
  const shown: string[] = [];
  const ask = (kind: 'create' | 'update', changes: AnnotationChanges): Promise<Result<Annotation>> =>
    new Promise((resolve) => {
      const answer = (ok: boolean): void => {
        if (ok) acknowledged.push(changes);
        resolve(ok ? success(stored(changes)) : failure('unreachable', 'gone'));
      };
      asked.push({ kind, changes, answer });
    });
  const outbox = createOutbox(
    {
      create: (annotation) => ask('create', annotation),
      update: (_id, changes) => ask('update', changes),
      savedModified: () => null,
      saved: ({ note }) => void shown.push(note),
      notFound: () => Promise.resolve(),
      changed: () => undefined,
    },
    () => Date.now(),
  );
  return { outbox, asked, acknowledged, shown };
};

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

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
