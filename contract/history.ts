import type { Annotation } from '#core/annotation/annotation';
import type { StepKind } from '#core/history/history';

/** How many steps can be undone and redone. */
export interface HistoryDepth {
  readonly undo: number;
  readonly redo: number;
}

/** What an undo or a redo has done. */
export interface HistoryStep {
  readonly kind: StepKind;
  /** All annotations of the step, in no particular order. */
  readonly ids: readonly string[];
  /** Present when nothing was done, because another window had done this. */
  readonly asked?: AskedStep;
}

/** A step of another window, of which the person is told before it is undone or redone. */
export interface AskedStep {
  /** To be given back as `agreed`. */
  readonly number: number;
  /** One of the annotations as that window found it and left it; null where there was none. */
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

/** What an undo or a redo is asked for with; `agreed`: the number of the step that the person was told of. */
export interface HistoryRequest {
  readonly textId: string;
  readonly client?: string;
  readonly agreed?: number;
}
