import {
  effectScope,
  inject,
  markRaw,
  reactive,
  type EffectScope,
  type InjectionKey,
  type Reactive,
} from 'vue';
import { flatten, type FlatText } from '#core/text/flat-text';
import { referencesByNote } from '#core/text/references';
import type { StudyText } from '#core/text/study-text';

/**
 * An open text and all that belongs to it: its words, and the parts of the program that were made for it, such
 * as stores, the reading cursor and what is painted. They end together when the session is disposed. Nothing of a
 * text lives outside its session, so two sessions do not know of each other.
 */
export interface TextSession {
  /** Differs from that of every other session. */
  readonly id: string;
  readonly text: StudyText;
  readonly flat: FlatText;
  /** By the id of a note's section: the references to the note. Gathered when they are first needed. */
  readonly references: ReturnType<typeof referencesByNote>;
  /** What `create` makes for this session: made when it is first asked for, and then always the same. */
  readonly part: <Part>(create: (session: TextSession) => Part) => Part;
  /**
   * Whether the person has left the text. The page shows another one then, whose elements have the same ids: what
   * was begun before must no longer touch the page.
   */
  readonly isLeft: boolean;
  /** Calls `act` whenever the person leaves the text, while it is still in the page. */
  readonly onLeave: (act: () => void) => void;
  /** Says that the text is shown, perhaps again. */
  readonly enter: () => void;
  readonly leave: () => void;
  /** Ends what the parts watch. The parts that were made stay; none can be made any more. */
  readonly dispose: () => void;
}

export const createTextSession = (text: StudyText): TextSession => {
  const scope: EffectScope = effectScope(true);
  const parts = new Map<unknown, unknown>();
  const leaving: (() => void)[] = [];
  const flat = flatten(text);
  let isLeft = false;
  let references: TextSession['references'] | null = null;
  const session: TextSession = markRaw({
    id: crypto.randomUUID(),
    text,
    flat,
    get references() {
      return (references ??= referencesByNote(flat));
    },
    part<Part>(create: (session: TextSession) => Part): Part {
      if (parts.has(create)) return parts.get(create) as Part; // put there under the function that makes it
      if (!scope.active) throw new Error('The session of this text has ended.');
      const made = scope.run(() => create(session)) as Part; // undefined only when the scope is not active
      parts.set(create, made);
      return made;
    },
    get isLeft() {
      return isLeft;
    },
    onLeave: (act) => void leaving.push(act),
    enter() {
      isLeft = false;
    },
    leave() {
      isLeft = true;
      for (const act of leaving) act();
    },
    dispose() {
      isLeft = true;
      scope.stop();
      leaving.length = 0;
    },
  });
  return session;
};

/** The component that shows a text provides its session under this key. */
export const sessionKey: InjectionKey<TextSession> = Symbol('text session');

/** The session of the text in which a component stands. To be called in a component's setup. */
export const useTextSession = (): TextSession => {
  const session = inject(sessionKey, null);
  if (!session) throw new Error('No text is open here.');
  return session;
};

/**
 * Defines a part of a session, and gives the function by which others get it: a component in its setup without an
 * argument, anything else with the session. `create` runs once for each session, and what it watches ends with it.
 */
export const definePart =
  <Part>(create: (session: TextSession) => Part) =>
  (session: TextSession = useTextSession()): Part =>
    session.part(create);

/** As `definePart`, for a store: its refs are read and written as plain properties. */
export const defineTextStore = <Parts extends object>(
  create: (session: TextSession) => Parts,
): ((session?: TextSession) => Reactive<Parts>) => definePart((session) => reactive(create(session)));
