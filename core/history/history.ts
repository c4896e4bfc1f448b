import type { Annotation } from '#core/annotation/annotation';
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
}

/**
 * The undo and redo stacks, within `historyLimits`. They do not change the record: the caller undoes a step and then reports it with
 * `undone`.
 */
export interface History {
  readonly undoDepth: number;
  readonly redoDepth: number;
  /**
   * Adds a step that was taken, and clears the redo stack. Uninterrupted typing in one note is merged into
   * one step.
   */
  add(step: Step): void;
  /** The step to undo next; null when there is none. */
  undoable(): Step | null;
  /** Call this after the step was undone. */
  undone(): void;
  redoable(): Step | null;
  redone(): void;
  /**
   * The annotation as it was at this `modified`, if a step knows it; within merged typing, as it was before
   * the typing began. Null when no step knows it.
   */
  stateAt(id: string, modified: string): Annotation | null;
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
  let undo: Step[] = [];
  let redo: Step[] = [];
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
      else undo.push(step);
      undo = withinLimits(undo, limits);
      isOpen = true;
    },
    undoable: () => undo.at(-1) ?? null,
    undone() {
      isOpen = false;
      const step = undo.pop();
      if (step !== undefined) redo.push(step);
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
    forget(ids) {
      isOpen = false;
      undo = without(undo, ids);
      redo = without(redo, ids);
    },
  };
};

/** Without the oldest steps; the newest stays, however large it is. */
const withinLimits = (steps: Step[], limits: { steps: number; units: number }): Step[] => {
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

const continues = (last: Step, step: Step): boolean =>
  last.typing &&
  step.typing &&
  last.parts[0]?.id === step.parts[0]?.id &&
  step.at >= last.at &&
  step.at - last.at <= longestTypingPause;

const merged = (last: Step, step: Step): Step => ({
  ...last,
  parts: last.parts.map((part, index) => ({ ...part, after: step.parts[index]?.after ?? part.after })),
  at: step.at,
});

const without = (steps: readonly Step[], ids: ReadonlySet<string>): Step[] =>
  steps.flatMap((step) => {
    const parts = step.parts.filter(({ id }) => !ids.has(id));
    return parts.length === 0 ? [] : [{ ...step, parts }];
  });
