import type { Annotation } from '#core/annotation/annotation';
import { changesNothing } from '#core/annotation/edit';
import type { EntryState } from '#core/annotation/trash';

/** What stood under an id before a step and after it. */
export interface StepPart {
  readonly id: string;
  readonly before: EntryState;
  readonly after: EntryState;
}

/** `restore`: out of the trash. `merge`: out of a snapshot or a backup. */
export type StepKind = 'create' | 'change' | 'delete' | 'restore' | 'merge';

/** One change of one annotation or of many. */
export interface Step {
  readonly kind: StepKind;
  /** At least one, each with another id. */
  readonly parts: readonly StepPart[];
  /** Whether it changed the note of one annotation and nothing else. */
  readonly typing: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The window that took the step; null when it is not known. */
  readonly client: string | null;
}

/** A step on one of the stacks. */
export interface TakenStep extends Step {
  /** Tells it from every other step of this history. */
  readonly number: number;
  /** On the redo stack, the window that undid it; null when it is not known. */
  readonly undoneBy: string | null;
}

/**
 * The undo and redo stacks, within `historyLimits`. They do not change the record: the caller undoes a step and
 * then reports it with `undone`.
 */
export interface History {
  readonly undoDepth: number;
  readonly redoDepth: number;
  /**
   * Adds a step that was taken, and clears the redo stack. Uninterrupted typing in one note is merged into
   * one step; so are the letters of one tag, and several tags that one window removes one after the other. A
   * note that is deleted because its words were deleted comes back with them: that is one step too.
   */
  add(step: Step): void;
  /** The step to undo next; null when there is none. */
  undoable(): TakenStep | null;
  /** Call this after the step was undone, by this window. */
  undone(client: string | null): void;
  redoable(): TakenStep | null;
  redone(): void;
  /**
   * The annotation as it was at this `modified`, if a step knows it; within merged typing, as it was before
   * the typing began. Null when no step knows it.
   */
  stateAt(id: string, modified: string): Annotation | null;
  /** The steps that can be undone or redone and concern this annotation. */
  stepsOf(id: string): readonly Step[];
  /** Removes these ids from all steps, because their annotations were deleted for good. */
  forget(ids: ReadonlySet<string>): void;
}

/**
 * Milliseconds. A longer pause in typing begins a new step: by then a writer has usually read the sentence
 * again.
 */
const longestTypingPause = 5_000;

/** How far undo goes back: so many steps, while their notes and passages together have so many UTF-16 units. */
export const historyLimits = { steps: 1000, units: 20_000_000 } as const;

export const createHistory = (limits: { steps: number; units: number } = historyLimits): History => {
  let undo: TakenStep[] = [];
  let redo: TakenStep[] = [];
  let count = 0;
  /** Whether the last step may take in further typing. */
  let isOpen = false;
  return {
    get undoDepth() {
      return undo.length;
    },
    get redoDepth() {
      return redo.length;
    },
    add(step) {
      const last = undo.at(-1);
      redo.length = 0;
      if (isOpen && last !== undefined && continues(last, step)) undo[undo.length - 1] = merged(last, step);
      else undo.push({ ...step, number: ++count, undoneBy: null });
      undo = withinLimits(undo, limits);
      isOpen = true;
    },
    undoable: () => undo.at(-1) ?? null,
    undone(client) {
      isOpen = false;
      const step = undo.pop();
      if (step !== undefined) redo.push({ ...step, undoneBy: client });
    },
    redoable: () => redo.at(-1) ?? null,
    redone() {
      isOpen = false;
      const step = redo.pop();
      if (step !== undefined) undo.push(step);
    },
    stateAt(id, modified) {
      const known = [...undo, ...redo.toReversed()]
        .flatMap(({ parts }) => parts.filter((part) => part.id === id))
        .flatMap(({ before, after }) => [before.annotation, after.annotation])
        .filter((annotation) => annotation !== null);
      const exact = known.find((annotation) => annotation.modified === modified);
      return exact ?? known.findLast((annotation) => annotation.modified < modified) ?? null;
    },
    stepsOf: (id) => [...undo, ...redo].filter(({ parts }) => parts.some((part) => part.id === id)),
    forget(ids) {
      isOpen = false;
      undo = without(undo, ids);
      redo = without(redo, ids);
    },
  };
};

/** Without the oldest steps; the newest stays, however large it is. */
const withinLimits = (steps: TakenStep[], limits: { steps: number; units: number }): TakenStep[] => {
  let units = 0;
  const first = steps.findLastIndex((step, index) => {
    units += unitsOf(step);
    return index < steps.length - 1 && (units > limits.units || steps.length - index > limits.steps);
  });
  return first === -1 ? steps : steps.slice(first + 1);
};

const sizes = new WeakMap<Step, number>();
const unitsOf = (step: Step): number => {
  const known =
    sizes.get(step) ?? sum(step.parts.map(({ before, after }) => unitsIn(before) + unitsIn(after)));
  sizes.set(step, known);
  return known;
};
const unitsIn = ({ annotation, trashed }: EntryState): number => {
  const held = annotation ?? trashed?.annotation;
  return held ? held.note.length + sum(held.targets.map(({ quote }) => quote.exact.length)) : 0;
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const continues = (last: Step, step: Step): boolean => {
  const [part, next] = [last.parts[0], step.parts[0]];
  if (!part || !next || part.id !== next.id || last.parts.length + step.parts.length > 2) return false;
  if (last.client !== step.client) return false;
  if (last.typing && step.kind === 'delete') return emptied(part);
  if (emptied(next)) return false; // so that one step brings all the words back
  const isSoon = step.at >= last.at && step.at - last.at <= longestTypingPause;
  return isSoon && ((last.typing && step.typing) || continuesTags(part, next));
};

const emptied = ({ before, after }: StepPart): boolean =>
  before.annotation !== null && before.annotation.note.trim() !== '' && after.annotation?.note.trim() === '';

/** Whether two changes of tags are the typing of one tag, or one removal of several. */
const continuesTags = (last: StepPart, step: StepPart): boolean => {
  const [first, middle, end] = [last.before.annotation, last.after.annotation, step.after.annotation];
  if (!first || !middle || !end || !changesOnlyTags(first, middle) || !changesOnlyTags(middle, end))
    return false;
  if (removesTags(first.tags, middle.tags)) return removesTags(middle.tags, end.tags);
  const [typed, longer] = [middle.tags.at(-1), end.tags.at(-1)];
  if (typed === undefined || longer === undefined) return false;
  const isSameBut = (tags: readonly string[]): boolean =>
    tags.length === first.tags.length + 1 && first.tags.every((tag, index) => tags[index] === tag);
  return (
    isSameBut(middle.tags) && isSameBut(end.tags) && (longer.startsWith(typed) || typed.startsWith(longer))
  );
};

const changesOnlyTags = (one: Annotation, other: Annotation): boolean => {
  const { motivation, colour, style, note, targets } = other;
  return changesNothing(one, { motivation, colour, style, note, targets });
};

const removesTags = (before: readonly string[], after: readonly string[]): boolean =>
  after.length < before.length && after.every((tag) => before.includes(tag));

const merged = (last: TakenStep, step: Step): TakenStep => ({
  ...last,
  kind: step.kind,
  typing: step.typing,
  parts: last.parts.map((part, index) => ({ ...part, after: step.parts[index]?.after ?? part.after })),
  at: step.at,
});

const without = (steps: readonly TakenStep[], ids: ReadonlySet<string>): TakenStep[] =>
  steps.flatMap((step) => {
    const parts = step.parts.filter(({ id }) => !ids.has(id));
    return parts.length === 0 ? [] : [{ ...step, parts }];
  });
