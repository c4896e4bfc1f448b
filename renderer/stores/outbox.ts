import type { Annotation, AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';
import type { ErrorCode, Result } from '#contract/result';
import { createLine } from './line';
import {
  acknowledged,
  isAllSaved,
  nothingUnsaved,
  takenBack,
  unsavedCreation,
  unsavedFields,
  withChanges,
  withRequest,
  type SentRequest,
  type UnsavedChanges,
} from './unsaved-changes';

/** Whether what a person sees of an annotation is on disk. */
export type SaveState = 'saved' | 'saving' | 'not-on-disk';

export interface OutboxPorts {
  /** Sends a request; `repeated`: no answer has been seen to it, or to the one before it. */
  send(id: string, request: SentRequest, repeated: boolean): Promise<Result<Annotation>>;
  /** The person has done something: made, changed or deleted an annotation, or undone a step. */
  acted(): void;
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
  unsaved: UnsavedChanges;
  /** When the oldest change that has not been sent was made, in ms of the clock `now`. */
  since: number;
  sending: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the timer waits for a pause in typing. */
  isTyped: boolean;
  failed: ErrorCode | null;
  /** How often in a row a defect has answered. */
  defects: number;
  /** Whether it was refused and is not sent again before the person does something. */
  isGivenUp: boolean;
}

/**
 * Typing is sent after a pause of this length, and at the latest `longest` after its first unsent change
 * (both in ms).
 */
const pause = 350;
const longest = 850;
/** The same for a note of more than `longNote` UTF-16 units, all of which is sent and comes back each time. */
const pauseOfLong = 1500;
const longestOfLong = 5000;
const longNote = 50_000;
/** Time between two attempts, in ms, while the disk or the backend does not answer. */
const retryAfter = 2000;
/** After so many defects in a row, the outbox waits until the person changes something or tries again. */
const maxDefects = 3;

/**
 * Holds what was made or typed in this window and is not known to be saved. An entry leaves the outbox only
 * when the backend has acknowledged it; whatever goes wrong, the entry stays, can be copied out, and is sent
 * again.
 */
export const createOutbox = (ports: OutboxPorts, now: () => number = () => performance.now()) => {
  const entries = new Map<string, Entry>();
  /** By id: when the backend took an annotation from this window last, in ms of the clock `now`. */
  const takenAt = new Map<string, number>();
  const inLine = createLine();

  const entryFor = (id: string): Entry => {
    const found = entries.get(id);
    if (found) return found;
    const made: Entry = {
      unsaved: nothingUnsaved,
      since: now(),
      sending: null,
      timer: undefined,
      isTyped: false,
      failed: null,
      defects: 0,
      isGivenUp: false,
    };
    entries.set(id, made);
    return made;
  };

  /**
   * Undo goes back in the order in which the person acted. So what was typed and waits for a pause is sent before
   * anything else that the person does, and each request waits for the answer to the one before it.
   */
  const sendTyped = (isMore: (id: string, entry: Entry) => boolean = () => false): void => {
    for (const [id, entry] of entries)
      if (entry.isTyped && entry.failed === null && !isMore(id, entry)) void inLine(() => send(id));
  };

  /** `first`: does not wait for other requests; one of them may wait for this one. */
  const create = (annotation: NewAnnotation, first = false): Promise<void> => {
    ports.acted();
    sendTyped();
    const { id } = annotation;
    const entry = entryFor(id);
    entry.unsaved = { ...entry.unsaved, made: annotation };
    ports.changed(id);
    return first ? send(id) : inLine(() => send(id));
  };

  /** Sends the changes in their turn, or after a pause when `typing`. */
  const change = (id: string, changes: AnnotationChanges, typing = false): void => {
    const isMoreOfSame = (other: string, { unsaved }: Entry): boolean =>
      typing && other === id && Object.keys(changes).some((field) => field in unsaved.changes);
    ports.acted();
    sendTyped(isMoreOfSame);
    const entry = entryFor(id);
    if (Object.keys(entry.unsaved.changes).length === 0) entry.since = now();
    entry.unsaved = withChanges(entry.unsaved, changes, ports.savedModified(id));
    clearTimeout(entry.timer);
    entry.isTyped = typing;
    ports.changed(id);
    const sendNow = (): void => void inLine(() => send(id));
    if (!typing) return sendNow();
    const isLong = (changes.note?.length ?? 0) > longNote;
    const [wait, atMost] = isLong ? [pauseOfLong, longestOfLong] : [pause, longest];
    entry.timer = setTimeout(sendNow, Math.max(0, Math.min(wait, entry.since + atMost - now())));
  };

  /** Each annotation has one request at a time, so that an older text never overtakes a newer one. */
  const send = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.isTyped = false;
    if (entry.sending) {
      await entry.sending;
      return send(id);
    }
    entry.sending = transmit(id, entry);
    ports.changed(id);
    await entry.sending;
  };

  /** Sends what is unsaved of an annotation, until the backend has it all or something fails. */
  const sendAll = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    do await send(id);
    while (entry && entries.get(id) === entry && entry.failed === null);
  };

  const transmit = async (id: string, entry: Entry): Promise<void> => {
    const repeated = entry.unsaved.sent !== null;
    const unsaved = withRequest(entry.unsaved, crypto.randomUUID(), entry.isGivenUp);
    const { sent } = unsaved;
    entry.unsaved = unsaved;
    const result = await ports.send(id, sent, repeated);
    if (entries.get(id) !== entry) return; // dropped while it was under way
    entry.sending = null;
    entry.failed = result.ok ? null : result.error.code;
    if (result.ok) {
      Object.assign(entry, { defects: 0, isGivenUp: false });
      entry.unsaved = acknowledged(entry.unsaved, result.value.modified);
      entry.since = now();
      takenAt.set(id, now());
      if (isAllSaved(entry.unsaved)) entries.delete(id);
      else resend(id, entry, 0);
      ports.saved(result.value);
    } else {
      const { code } = result.error;
      if (code === 'not-found' && sent.kind === 'update') await ports.notFound(id);
      if (entries.get(id) === entry) refused(id, entry, code, sent);
    }
    ports.changed(id);
  };

  /**
   * A change that is given up joins the next one, so that it holds up nothing. A creation stays as it is, since
   * under its id the backend takes no other.
   */
  const refused = (id: string, entry: Entry, code: ErrorCode, sent: SentRequest): void => {
    entry.defects = code === 'internal' ? entry.defects + 1 : 0;
    const isUncertain = code === 'unreachable' || code === 'internal';
    entry.isGivenUp = isUncertain ? entry.defects >= maxDefects : code !== 'not-on-disk';
    if (!isUncertain || (entry.isGivenUp && sent.kind === 'update')) entry.unsaved = takenBack(entry.unsaved);
    if (!entry.isGivenUp) resend(id, entry, retryAfter);
  };

  const resend = (id: string, entry: Entry, milliseconds: number): void => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void send(id), milliseconds);
  };

  return {
    create,
    change,
    /** Forgets an entry whose annotation was deleted. */
    drop(id: string): void {
      clearTimeout(entries.get(id)?.timer);
      entries.delete(id);
      takenAt.delete(id);
    },
    /** Sends every entry in its turn; settles when the backend has taken or refused each. */
    async flush(): Promise<void> {
      await Promise.all([...entries.keys()].map((id) => inLine(() => sendAll(id))));
    },
    /** Sends every entry at once, whatever comes of the order: the page may end at any moment. */
    async flushAtOnce(): Promise<void> {
      await Promise.all([...entries.keys()].map(sendAll));
    },
    /**
     * For a page that ends and will see no answer: sends every entry, and beside a request that is under way
     * what it does not hold. The backend gets them in the order in which they are sent.
     */
    sendLast(): void {
      for (const [id, entry] of entries) {
        void send(id);
        let rest = acknowledged(entry.unsaved, null);
        while (!isAllSaved(rest)) {
          const last = withRequest(rest, crypto.randomUUID());
          void ports.send(id, last.sent, true);
          rest = acknowledged(last, null);
        }
      }
    },
    /** Runs a command in its turn among the requests: after what was done before it. It must not flush. */
    inOrder: <Value>(command: () => Promise<Value>): Promise<Value> => {
      ports.acted();
      sendTyped();
      return inLine(command);
    },
    /** The annotation with the changes of this window that are not saved. */
    overlay(annotation: Annotation): Annotation {
      const entry = entries.get(annotation.id);
      return entry ? { ...annotation, ...unsavedFields(entry.unsaved) } : annotation;
    },
    /** An annotation that was made here and is not acknowledged yet; null for any other. */
    creation(id: string): NewAnnotation | null {
      const entry = entries.get(id);
      return entry ? unsavedCreation(entry.unsaved) : null;
    },
    /** Whether words were typed into an annotation that are not known to be saved; a creation does not count. */
    hasTyped(id: string): boolean {
      const { note, tags } = unsavedFields(entries.get(id)?.unsaved ?? nothingUnsaved);
      return note !== undefined || tags !== undefined;
    },
    /** Whether the backend may have an annotation that was made here, although it has not said so. */
    mayBeCreated: (id: string): boolean => entries.get(id)?.unsaved.sent?.kind === 'create',
    /** Whether an entry was refused and is not sent again before the person does something. */
    isGivenUp: (id: string): boolean => entries.get(id)?.isGivenUp ?? false,
    /** Ids of the annotations with an entry. */
    get ids(): readonly string[] {
      return [...entries.keys()];
    },
    state(id: string): SaveState {
      const entry = entries.get(id);
      if (!entry) return 'saved';
      return entry.failed ? 'not-on-disk' : 'saving';
    },
    /** How long ago this window saved an annotation, in ms; Infinity when it did not. */
    savedAgo: (id: string): number => now() - (takenAt.get(id) ?? -Infinity),
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
