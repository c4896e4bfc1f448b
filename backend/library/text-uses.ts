/** Which window shows which text. */
export interface TextUses {
  /** The window shows this text from now on, null: none. The text that no window shows any more is let go. */
  use(client: string, textId: string | null): void;
  isUsed(textId: string): boolean;
  /** Lets no text go while the work runs, such as a backup. What the windows leave meanwhile is let go afterwards. */
  during<Value>(work: () => Value | Promise<Value>): Promise<Value>;
}

/** A window that ended without a word is forgotten when so many others have been heard of since. */
const mostWindows = 100;

/** `letGo` is called when no window shows the text any more. */
export const createTextUses = (letGo: (textId: string) => void): TextUses => {
  const shown = new Map<string, string>(); // by window, the one heard of last at the end
  const left = new Set<string>();
  let works = 0;
  const isUsed = (textId: string): boolean => [...shown.values()].includes(textId);
  const letGoLeft = (): void => {
    if (works > 0) return;
    for (const textId of left) {
      left.delete(textId);
      if (!isUsed(textId)) letGo(textId);
    }
  };
  const leave = (client: string): void => {
    const textId = shown.get(client);
    shown.delete(client);
    if (textId !== undefined) left.add(textId);
  };
  return {
    use(client, textId) {
      leave(client);
      if (textId !== null) shown.set(client, textId);
      const [oldest] = shown.keys();
      if (shown.size > mostWindows && oldest !== undefined) leave(oldest);
      letGoLeft();
    },
    isUsed,
    async during(work) {
      works += 1;
      try {
        return await work();
      } finally {
        works -= 1;
        letGoLeft();
      }
    },
  };
};
