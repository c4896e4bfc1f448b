import { isRecord } from '#core/json/guards';

/**
 * The members of the list "items" in a JSON file that comes in pieces, so that the file is never in memory as a whole.
 * `itemsIn` finds that list in the parsed file, in which a 0 stands for each member.
 *
 * @throws SyntaxError for what is no JSON, or has no such list of objects
 */
export function* itemsOf(
  pieces: Iterable<string>,
  itemsIn: (file: Record<string, unknown>) => unknown,
): Generator<unknown, void> {
  let [frame, waiting, count] = ['', '', 0];
  let where: 'before' | 'items' | 'after' = 'before';
  for (const piece of pieces) {
    waiting += piece;
    const list: number = where === 'before' ? afterName(waiting) : 0;
    if (list < 0) continue;
    if (where === 'before') where = 'items';
    frame += waiting.slice(0, list);
    let at = list;
    for (; where === 'items' && at < waiting.length;) {
      if (waiting[at] === '{') {
        const end = endOf(waiting, at);
        if (end === null) break;
        yield JSON.parse(waiting.slice(at, end));
        frame += '0';
        count += 1;
        at = end;
      } else {
        if (waiting[at] === ']') where = 'after';
        frame += waiting[at];
        at += 1;
      }
    }
    waiting = waiting.slice(at);
    if (where === 'after') [frame, waiting] = [frame + waiting, ''];
  }
  const file: unknown = JSON.parse(frame + waiting);
  const items = isRecord(file) ? itemsIn(file) : null;
  if (!Array.isArray(items) || items.length !== count || items.some((item) => item !== 0))
    throw new SyntaxError('It is no list of annotations.');
}

/** Where the list begins; -1 when it has not come yet. Inside a string the quotation marks of its name are escaped. */
const afterName = (words: string): number => {
  const found = /"items"\s*:\s*\[/u.exec(words);
  return found ? found.index + found[0].length : -1;
};

/** Where the object ends that begins at `from`; null when it goes on in the next piece. */
const endOf = (words: string, from: number): number | null => {
  let depth = 0;
  for (let at = from; at < words.length; at += 1) {
    const sign = words[at];
    if (sign === '"') {
      at = lastOfString(words, at + 1);
      if (at < 0) return null;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
};

/** Where the mark stands that ends a string; -1 when it has not come yet. */
const lastOfString = (words: string, from: number): number => {
  let at = words.indexOf('"', from);
  while (at >= 0 && isEscaped(words, at)) at = words.indexOf('"', at + 1);
  return at;
};

/** Whether an odd number of backslashes stands before it. */
const isEscaped = (words: string, mark: number): boolean => {
  let slashes = 0;
  while (words[mark - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
};
