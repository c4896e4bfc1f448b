import { vi } from 'vitest';
import { failure, success, type ErrorCode, type Result } from '#contract/result';
import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import { createOutbox } from '#renderer/stores/outbox';
import type { SentRequest } from '#renderer/stores/unsaved-changes';

export const made: NewAnnotation = {
  id: '6f9a1c2e-0000-4000-8000-000000000001',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: '',
  targets: [],
};
export const stored = (changes: AnnotationChanges = {}): Annotation => ({
  ...made,
  textId: 'some-text',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  ...changes,
});

interface Asked {
  readonly kind: 'create' | 'update';
  readonly changes: AnnotationChanges;
  readonly base: string | null;
  readonly request: string | null;
  readonly repeated: boolean;
  answer(ok: boolean | ErrorCode): void;
}

/** A backend whose answers the test gives; it records what it has acknowledged. */
export const backend = () => {
  const asked: Asked[] = [];
  const acknowledged: AnnotationChanges[] = [];
  const shown: string[] = [];
  const known: { modified: string | null } = { modified: null };
  const ask = (sent: SentRequest, repeated: boolean): Promise<Result<Annotation>> =>
    new Promise((resolve) => {
      const changes = sent.kind === 'create' ? sent.annotation : sent.changes;
      const answer = (ok: boolean | ErrorCode): void => {
        if (ok === true) acknowledged.push(changes);
        const modified = `2026-01-01T00:00:${String(acknowledged.length).padStart(2, '0')}.000Z`;
        if (ok === true) resolve(success({ ...stored(changes), modified }));
        else resolve(failure(ok === false ? 'unreachable' : ok, ''));
      };
      const { base, request } = sent.kind === 'update' ? sent : { base: null, request: null };
      asked.push({ kind: sent.kind, changes, base, request, repeated, answer });
    });
  const outbox = createOutbox(
    {
      send: (_id, sent, repeated) => ask(sent, repeated),
      savedModified: () => known.modified,
      saved({ note, modified }) {
        shown.push(note);
        known.modified = modified;
      },
      notFound: () => Promise.resolve(),
      acted: () => undefined,
      changed: () => undefined,
    },
    () => Date.now(),
  );
  return { outbox, asked, acknowledged, shown, known };
};

export const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
