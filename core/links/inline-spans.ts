import { isDestination } from './addresses';

const autolink = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>/iuy;

/** The length of the address in angle brackets that begins at `at` (CommonMark 0.31 §6.5); 0 for none. */
export const autolinkAt = (content: string, at: number): number => {
  const [found] = execAt(autolink, content, at) ?? [];
  if (found === undefined) return 0;
  const address = found.slice(1, -1);
  const isMail = !/^[a-z][a-z0-9+.-]{1,31}:/iu.test(address);
  return isDestination(isMail ? `mailto:${address}` : address) ? found.length : 0;
};

/** Finds where code spans end (§6.1): a backtick string is closed by the next one of the same length. */
export const codeSpansOf = (content: string): { endAt(at: number): number } => {
  let byLength: Map<number, number[]> | null = null;
  const starts = (length: number): number[] => {
    if (!byLength) {
      byLength = new Map();
      for (const { 0: ticks, index } of content.matchAll(/`+/gu)) {
        const known = byLength.get(ticks.length);
        if (known) known.push(index);
        else byLength.set(ticks.length, [index]);
      }
      for (const one of byLength.values()) one.reverse();
    }
    return byLength.get(length) ?? [];
  };
  return {
    /**
     * The offset after the code span that begins at `at`, or after its backticks when no span begins there.
     * Each call must ask for a later offset than the one before.
     */
    endAt(at) {
      const length = lengthOf(/`+/uy, content, at);
      const later = starts(length);
      while (later.length > 0 && (later.at(-1) ?? 0) <= at) later.pop();
      return (later.at(-1) ?? at) + length;
    },
  };
};

export const execAt = (expression: RegExp, text: string, at: number): RegExpExecArray | null => {
  expression.lastIndex = at;
  return expression.exec(text);
};
export const lengthOf = (expression: RegExp, text: string, at: number): number =>
  execAt(expression, text, at)?.[0].length ?? 0;
