import { dialog, type BrowserWindow } from 'electron';

export interface Question {
  readonly message: string;
  readonly detail: string;
  /** The label of the button that leaves everything as it is. */
  readonly stay: string;
  /** The label of the other one. */
  readonly act: string;
}

/** Asks a question; gives whether the person wants to act. When the question is past (`signal`), the answer is no. */
export const asks = async (
  window: BrowserWindow,
  { message, detail, stay, act }: Question,
  signal?: AbortSignal,
): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: [stay, act],
    defaultId: 0,
    cancelId: 0,
    ...(signal && { signal }),
  });
  return response === 1;
};
