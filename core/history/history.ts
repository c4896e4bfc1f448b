import type { Annotation } from '#core/annotation/annotation';
import type { EntryState } from '#core/annotation/trash';

/** What stood under an id before a step and after it. */
export interface StepPart {
  readonly id: string;
  readonly before: EntryState;
  readonly after: EntryState;
}

export const stepKinds = ['create', 'change', 'delete', 'restore', 'merge'] as const;
/** `restore`: out of the trash. `merge`: out of a snapshot or a backup. */
export type StepKind = (typeof stepKinds)[number];

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

/** What can be undone and redone. Nothing here changes a record: the caller does, and then says so. */
export interface History {
  readonly undoDepth: number;
  readonly redoDepth: number;
  /** Adds a step that has been taken. Typing in one note without a break is one step. What could be redone is forgotten. */
  add(step: Step): void;
  /** The step to undo next. */
  undoable(): Step | null;
  /** That step has been undone. */
  undone(): void;
  redoable(): Step | null;
  redone(): void;
  /**
   * The annotation as it was when its `modified` was this, as far as the steps know; of a run of typing, as it was before the run.
   * Null when they do not know.
   */
  stateAt(id: string, modified: string): Annotation | null;
  /** What stood under these ids is gone for good: no step brings it back. */
  forget(ids: ReadonlySet<string>): void;
}

/** A longer pause between two changes of a note begins a new step, milliseconds: about the time after which one has read again what one wrote. */
const longestTypingPause = 5_000;

export const createHistory = (): History => {
  let undo: Step[] = [];
  let redo: Step[] = [];
  let run = false;
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
      if (run && last !== undefined && continues(last, step)) undo[undo.length - 1] = merged(last, step);
      else undo.push(step);
      run = true;
    },
    undoable: () => undo.at(-1) ?? null,
    undone() {
      run = false;
      const step = undo.pop();
      if (step !== undefined) redo.push(step);
    },
    redoable: () => redo.at(-1) ?? null,
    redone() {
      run = false;
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
      run = false;
      undo = without(undo, ids);
      redo = without(redo, ids);
    },
  };
};

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
