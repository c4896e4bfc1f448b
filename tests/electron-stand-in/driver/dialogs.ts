import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { DialogKind } from '../calls';
import { createQueue, type Queue } from './queue';

export interface DialogOptions {
  readonly message: MessageBoxOptions;
  readonly save: SaveDialogOptions;
  readonly open: OpenDialogOptions;
  readonly error: { readonly title: string; readonly content: string };
}

/** An open dialog. It stays open until it is answered, as with a person. */
export interface AskedDialog<Kind extends DialogKind> {
  readonly options: DialogOptions[Kind];
  /** The window that it belongs to; null: none. */
  readonly window: number | null;
  /** Answers with the value that Electron's dialog of this kind gives. */
  answer(value: unknown): void;
}

export interface Dialogs {
  ask(kind: DialogKind, options: unknown, window: number | null): Promise<unknown>;
  take<Kind extends DialogKind>(kind: Kind): Promise<AskedDialog<Kind>>;
  /** Called when no more dialogs can come. */
  end(error: Error): void;
}

export const createDialogs = (): Dialogs => {
  const queues: { [Kind in DialogKind]: Queue<AskedDialog<Kind>> } = {
    message: createQueue(),
    save: createQueue(),
    open: createQueue(),
    error: createQueue(),
  };
  return {
    ask: (kind, options, window) =>
      new Promise((answer) => {
        // The options are those of the dialog of this kind; the compiler cannot follow the pair.
        const queue = queues[kind] as Queue<AskedDialog<DialogKind>>;
        queue.put({ options: options as AskedDialog<DialogKind>['options'], window, answer });
      }),
    take: (kind) => queues[kind].take(),
    end: (error) => Object.values(queues).forEach((queue) => queue.end(error)),
  };
};
