/** How often `words` are in `text`. */
const timesIn = (text: string, words: string): number => text.split(words).length - 1;

/** Signs of Markdown that do not show, as in `policies** of`. */
const hiddenSigns = /[*_~`]+/gu;

/**
 * Where the words at an offset of a note are in what shows of it, as UTF-16 offsets there: the same occurrence, or
 * the last one where fewer show, as of those in addresses. Null when none shows.
 */
export const shownAt = (
  shown: string,
  note: string,
  { start, quote }: { readonly start: number; readonly quote: string },
): { readonly start: number; readonly end: number } | null => {
  const before = timesIn(note.slice(0, start), quote);
  const words = shown.includes(quote) ? quote : quote.replaceAll(hiddenSigns, '');
  if (words === '') return null;
  let at = shown.indexOf(words);
  for (let left = before; left > 0; left -= 1) {
    const next = shown.indexOf(words, at + words.length);
    if (next < 0) break;
    at = next;
  }
  return at < 0 ? null : { start: at, end: at + words.length };
};

/** The range of the element's text from one offset to another (UTF-16). */
export const rangeIn = (element: Element, { start, end }: { start: number; end: number }): Range | null => {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [passed, hasStart] = [0, false];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (!hasStart && start < passed + length) {
      range.setStart(node, start - passed);
      hasStart = true;
    }
    if (hasStart && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return null;
};
