import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import type { ErrorCode, Result } from '#contract/result';

/** Whether what a person sees of an annotation is on disk. */
export type SaveState = 'saved' | 'saving' | 'not-on-disk';

export interface OutboxPorts {
  create(annotation: NewAnnotation): Promise<Result<Annotation>>;
  /** `base`: the `modified` of the annotation that the first of these changes was made on; null when it is not known. */
  update(id: string, changes: AnnotationChanges, base: string | null): Promise<Result<Annotation>>;
  /** The `modified` of the annotation as this window shows it now. */
  seen(id: string): string | null;
  /** An annotation is on disk as given. */
  saved(annotation: Annotation): void;
  /** What was to be changed is not there any more. Settles when what becomes of the changes has been answered. */
  gone(id: string): Promise<void>;
  /** Something about an entry changed: show it anew. */
  changed(id: string): void;
}

interface Entry {
  create: NewAnnotation | null;
  createSent: boolean;
  base: string | null;
  changes: AnnotationChanges;
  /** When the oldest change that has not been sent was made, in milliseconds. */
  since: number;
  sending: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  failed: ErrorCode | null;
}

/** Typing is sent after this pause, and at the latest so long after its first letter (both in ms). */
const pause = 350;
const longest = 850;
/** Between two tries while the disk or the backend does not answer, in ms. */
const retryAfter = 2000;
const retried: ReadonlySet<ErrorCode> = new Set(['unreachable', 'not-on-disk', 'internal']);

/**
 * What has been made or typed in this window and is not known to be on disk. Nothing leaves it before the backend has
 * acknowledged it; whatever goes wrong, it stays here, can be copied out, and is tried again.
 */
export const createOutbox = (ports: OutboxPorts, now: () => number = () => performance.now()) => {
  const entries = new Map<string, Entry>();

  const entryFor = (id: string): Entry => {
    const found = entries.get(id);
    if (found) return found;
    const made: Entry = {
      create: null,
      createSent: false,
      base: ports.seen(id),
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

  /** `typing` waits for a pause; anything else is sent at once. */
  const change = (id: string, changes: AnnotationChanges, typing = false): void => {
    const entry = entryFor(id);
    if (Object.keys(entry.changes).length === 0) entry.since = now();
    entry.changes = { ...entry.changes, ...changes };
    clearTimeout(entry.timer);
    const wait = typing ? Math.max(0, Math.min(pause, entry.since + longest - now())) : 0;
    entry.timer = setTimeout(() => void send(id), wait);
    ports.changed(id);
  };

  /** One request at a time for each annotation, so that an older text never overtakes a newer one. */
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
   * A creation is sent again exactly as it was sent first: if only its answer was lost, the backend knows it by that.
   * What was changed since then follows as a change.
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
    } else if (!creation && result.error.code === 'not-found') await ports.gone(id);
    if (entries.get(id) === entry && (result.ok || retried.has(result.error.code))) {
      clearTimeout(entry.timer);
      entry.timer = setTimeout(() => void send(id), result.ok ? 0 : retryAfter);
    }
    ports.changed(id);
  };

  return {
    create,
    change,
    /** Forgets an entry: the annotation was deleted. */
    drop(id: string): void {
      clearTimeout(entries.get(id)?.timer);
      entries.delete(id);
    },
    /** Sends all there is, at once; settles when each has been answered. */
    async flush(): Promise<void> {
      await Promise.all([...entries.keys()].map((id) => send(id)));
    },
    /** The annotation as this window shows it. */
    overlay(annotation: Annotation): Annotation {
      const entry = entries.get(annotation.id);
      return entry ? { ...annotation, ...entry.changes } : annotation;
    },
    /** Made here and not yet acknowledged; null for any other. */
    made(id: string): NewAnnotation | null {
      const entry = entries.get(id);
      return entry?.create ? { ...entry.create, ...entry.changes } : null;
    },
    /** Whose entries there are. */
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
