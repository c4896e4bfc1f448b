import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import type { ErrorCode, Result } from '#contract/result';

/** Whether what a person sees of an annotation is on disk. */
export type SaveState = 'saved' | 'saving' | 'not-on-disk';

export interface OutboxPorts {
  create(annotation: NewAnnotation): Promise<Result<Annotation>>;
  /**
   * `base`: the `modified` of the annotation that the first of these changes was made on; null when it is not
   * known.
   */
  update(id: string, changes: AnnotationChanges, base: string | null): Promise<Result<Annotation>>;
  /** The `modified` of the annotation as this window knows it to be saved; null when it knows of none. */
  savedModified(id: string): string | null;
  /** The backend has saved an annotation as given. */
  saved(annotation: Annotation): void;
  /**
   * The annotation to change does not exist any more. Settles when the backend has answered what becomes of
   * the changes.
   */
  notFound(id: string): Promise<void>;
  /** The content or the save state of an entry may have changed. */
  changed(id: string): void;
}

interface Entry {
  create: NewAnnotation | null;
  createSent: boolean;
  base: string | null;
  changes: AnnotationChanges;
  /** When the oldest change that has not been sent was made, in ms of the clock `now`. */
  since: number;
  sending: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  failed: ErrorCode | null;
}

/**
 * Typing is sent after a pause of this length, and at the latest `longest` after its first unsent change
 * (both in ms).
 */
const pause = 350;
const longest = 850;
/** Time between two attempts, in ms, while the disk or the backend does not answer. */
const retryAfter = 2000;
const retried: ReadonlySet<ErrorCode> = new Set(['unreachable', 'not-on-disk', 'internal']);

/**
 * Holds what was made or typed in this window and is not known to be saved. An entry leaves the outbox only
 * when the backend has acknowledged it; whatever goes wrong, the entry stays, can be copied out, and is sent
 * again.
 */
export const createOutbox = (ports: OutboxPorts, now: () => number = () => performance.now()) => {
  const entries = new Map<string, Entry>();

  const entryFor = (id: string): Entry => {
    const found = entries.get(id);
    if (found) return found;
    const made: Entry = {
      create: null,
      createSent: false,
      base: ports.savedModified(id),
      changes: {},
      since: now(),
      sending: null,
      timer: undefined,
      failed: null,
    };
    entries.set(id, made);
    return made;
  };

  const create = (annotation: NewAnnotation): Promise<void> => {
    entryFor(annotation.id).create = annotation;
    return send(annotation.id);
  };

  /** Sends the changes at once, or after a pause when `typing`. */
  const change = (id: string, changes: AnnotationChanges, typing = false): void => {
    const entry = entryFor(id);
    if (Object.keys(entry.changes).length === 0) entry.since = now();
    entry.changes = { ...entry.changes, ...changes };
    clearTimeout(entry.timer);
    const wait = typing ? Math.max(0, Math.min(pause, entry.since + longest - now())) : 0;
    entry.timer = setTimeout(() => void send(id), wait);
    ports.changed(id);
  };

  /** Each annotation has one request at a time, so that an older text never overtakes a newer one. */
  const send = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    if (entry.sending) {
      await entry.sending;
      return send(id);
    }
    entry.sending = transmit(id, entry);
    ports.changed(id);
    await entry.sending;
  };

  /**
   * Repeats a creation exactly as it was sent first: if only its answer was lost, the backend recognises the
   * repetition. What was changed since then follows as a change.
   */
  const transmit = async (id: string, entry: Entry): Promise<void> => {
    if (entry.create && !entry.createSent) {
      Object.assign(entry, { create: { ...entry.create, ...entry.changes }, changes: {}, createSent: true });
    }
    const { create: creation, changes } = entry;
    const result = await (creation ? ports.create(creation) : ports.update(id, changes, entry.base));
    if (entries.get(id) !== entry) return; // dropped while it was under way
    entry.sending = null;
    entry.failed = result.ok ? null : result.error.code;
    if (result.ok) {
      entry.create = null;
      entry.base = result.value.modified;
      if (!creation && entry.changes === changes) entry.changes = {};
      if (Object.keys(entry.changes).length === 0) entries.delete(id);
      else entry.since = now();
      ports.saved(result.value);
    } else if (!creation && result.error.code === 'not-found') await ports.notFound(id);
    if (entries.get(id) === entry && (result.ok || retried.has(result.error.code))) {
      clearTimeout(entry.timer);
      entry.timer = setTimeout(() => void send(id), result.ok ? 0 : retryAfter);
    }
    ports.changed(id);
  };

  return {
    create,
    change,
    /** Forgets an entry whose annotation was deleted. */
    drop(id: string): void {
      clearTimeout(entries.get(id)?.timer);
      entries.delete(id);
    },
    /** Sends every entry at once; settles when the backend has answered each. */
    async flush(): Promise<void> {
      await Promise.all([...entries.keys()].map((id) => send(id)));
    },
    /** The annotation with the changes of this window that are not saved. */
    overlay(annotation: Annotation): Annotation {
      const entry = entries.get(annotation.id);
      return entry ? { ...annotation, ...entry.changes } : annotation;
    },
    /** An annotation that was made here and is not acknowledged yet; null for any other. */
    creation(id: string): NewAnnotation | null {
      const entry = entries.get(id);
      return entry?.create ? { ...entry.create, ...entry.changes } : null;
    },
    /** Ids of the annotations with an entry. */
    get ids(): readonly string[] {
      return [...entries.keys()];
    },
    state(id: string): SaveState {
      const entry = entries.get(id);
      if (!entry) return 'saved';
      return entry.failed ? 'not-on-disk' : 'saving';
    },
    failed(): ReadonlyMap<string, ErrorCode> {
      return new Map([...entries].flatMap(([id, e]) => (e.failed ? [[id, e.failed]] : [])));
    },
    has(id: string): boolean {
      return entries.has(id);
    },
    get empty(): boolean {
      return entries.size === 0;
    },
  };
};

export type Outbox = ReturnType<typeof createOutbox>;
