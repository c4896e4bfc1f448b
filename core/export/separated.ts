// Rows of cells: CSV as in RFC 4180, and the same with tabs. Spreadsheets take a cell that begins as a formula for one
// (OWASP, "CSV injection"), so such a cell gets an apostrophe before it, which reading takes away again.

/** As it is, or after apostrophes of its own, so that reading knows which apostrophe is ours. */
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

export const lineBreak = '\r\n';

/** A cell as it stands in a row, between separators. `separator` is one character. */
export const cellOf = (words: string, separator: string): string => quoted(guarded(words), separator);

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/u.test(cell) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/**
 * The rows of a file that comes in pieces. A byte order mark at its beginning is passed over; a line may end with CR LF,
 * LF or CR.
 *
 * @throws SyntaxError for a quotation mark that is not closed, or is followed by words
 */
export function* rowsOf(pieces: Iterable<string>, separator: string): Generator<readonly string[], void> {
  let waiting = '';
  let isFirst = true;
  for (const piece of pieces) {
    waiting += isFirst && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
    isFirst &&= piece === '';
    waiting = waiting.slice(yield* rowsIn(waiting, separator, false));
  }
  yield* rowsIn(waiting, separator, true);
}

/** The rows in these words; returns where one begins that goes on in the next piece. */
function* rowsIn(words: string, separator: string, isLast: boolean): Generator<readonly string[], number> {
  let at = 0;
  while (at < words.length) {
    const found = rowAt(words, at, separator, isLast);
    if (!found) break;
    yield found.row;
    at = found.end;
  }
  return at;
}

/** The row that begins at `from`, and where the next one begins; null when it may go on in the next piece. */
const rowAt = (
  words: string,
  from: number,
  separator: string,
  isLast: boolean,
): { row: readonly string[]; end: number } | null => {
  const row: string[] = [];
  for (let at = from; ;) {
    let cell: string;
    if (words[at] === '"') {
      const quotation = quotedCell(words, at + 1);
      if (quotation) [cell, at] = quotation;
      else if (!isLast) return null;
      else throw new SyntaxError(`The quotation at ${at} has no end.`);
    } else {
      const start = at;
      while (at < words.length && words[at] !== separator && words[at] !== '\r' && words[at] !== '\n')
        at += 1;
      cell = words.slice(start, at);
    }
    if (!isLast && at + 1 >= words.length) return null; // a second quotation mark or line feed may follow
    row.push(unguarded(cell));
    const sign = words[at];
    if (sign === separator) {
      at += 1;
      continue;
    }
    if (sign !== undefined && sign !== '\r' && sign !== '\n')
      throw new SyntaxError(`Words follow a quotation at ${at}.`);
    return { row, end: at + (sign === '\r' && words[at + 1] === '\n' ? 2 : 1) };
  }
};

/** The cell whose words begin at `from`, and where the sign after it stands; null when no mark ends it. */
const quotedCell = (content: string, from: number): [string, number] | null => {
  let words = '';
  for (let at = from; ;) {
    const mark = content.indexOf('"', at);
    if (mark < 0) return null;
    words += content.slice(at, mark);
    if (content[mark + 1] !== '"') return [words, mark + 1];
    words += '"';
    at = mark + 2;
  }
};
