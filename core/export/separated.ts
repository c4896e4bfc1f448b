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
 * The rows of a file. A byte order mark at its beginning is passed over; a line may end with CR LF, LF or CR.
 *
 * @throws SyntaxError for a quotation mark that is not closed, or is followed by words
 */
export function* rowsOf(content: string, separator: string): Generator<string[], void> {
  const end = content.length;
  let at = content.startsWith('\ufeff') ? 1 : 0;
  while (at < end) {
    const row: string[] = [];
    for (;;) {
      let cell: string;
      if (content[at] === '"') {
        [cell, at] = quotedCell(content, at + 1);
      } else {
        const from = at;
        while (at < end && content[at] !== separator && content[at] !== '\r' && content[at] !== '\n') at += 1;
        cell = content.slice(from, at);
      }
      row.push(unguarded(cell));
      const sign = content[at];
      if (sign === separator) {
        at += 1;
        continue;
      }
      if (sign !== undefined && sign !== '\r' && sign !== '\n')
        throw new SyntaxError(`Words follow a quotation at ${at}.`);
      at += sign === '\r' && content[at + 1] === '\n' ? 2 : 1;
      break;
    }
    yield row;
  }
}

/** The cell whose words begin at `from`, and where the sign after it stands. */
const quotedCell = (content: string, from: number): [string, number] => {
  let words = '';
  for (let at = from; ;) {
    const mark = content.indexOf('"', at);
    if (mark < 0) throw new SyntaxError(`The quotation at ${from} has no end.`);
    words += content.slice(at, mark);
    if (content[mark + 1] !== '"') return [words, mark + 1];
    words += '"';
    at = mark + 2;
  }
};
