/** @param {readonly number[]} values at least one */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN, sorted[middle] ?? NaN];
  return (low + high) / 2;
};

/** @param {readonly number[]} values at least one */
export const summary = (values) => ({
  runs: values.length,
  median: round(median(values)),
  least: round(Math.min(...values)),
  most: round(Math.max(...values)),
});

/** @param {number} value */
export const round = (value) => Math.round(value * 100) / 100;

/** @param {number | null} bytes */
export const kibibytes = (bytes) => (bytes === null ? '?' : `${(bytes / 1024).toFixed(1)} KiB`);

/**
 * Prints a table. The first row is its head; each column is as wide as its widest cell.
 * @param {string} title @param {readonly (readonly (string | number)[])[]} rows
 */
export const printTable = (title, rows) => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  const line = (/** @type {readonly (string | number)[]} */ row) =>
    row
      .map((cell, column) => String(cell)[column === 0 ? 'padEnd' : 'padStart'](widths[column] ?? 0))
      .join('  ');
  console.log(`\n${title}\n${rows.map(line).join('\n')}`);
};
