import type { EntryState } from '#core/annotation/trash';

/** One change of one annotation, with what stood under its id before and after. */
export interface Step {
  readonly kind: 'create' | 'change' | 'delete';
  readonly id: string;
  readonly before: EntryState;
  readonly after: EntryState;
  /** Whether it changed the note and nothing else. */
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
}

/** A longer pause between two changes of a note begins a new step, milliseconds. */
const longestTypingPause = 30_000;

export const createHistory = (): History => {
  const undo: Step[] = [];
  const redo: Step[] = [];
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
  };
};

const continues = (last: Step, step: Step): boolean =>
  last.typing &&
  step.typing &&
  last.id === step.id &&
  step.at >= last.at &&
  step.at - last.at <= longestTypingPause;

const merged = (last: Step, step: Step): Step => ({ ...last, after: step.after, at: step.at });
