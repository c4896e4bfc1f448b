/**
 * Shows how much has come: in a terminal on one line that is written anew, elsewhere on a line for each tenth.
 *
 * @param {Pick<NodeJS.WriteStream, 'isTTY' | 'write'>} stream
 * @param {string} what stands before the figures
 */
export const createProgressLine = (stream, what) => {
  let shown = '';
  let tenth = -1;
  return {
    /** @param {number} bytes @param {number | null} total null: not known */
    show(bytes, total) {
      const line = `${what} … ${figures(bytes, total)}`;
      const now = total ? Math.floor((10 * bytes) / total) : Math.floor(bytes / (10 * megabyte));
      if (stream.isTTY ? line === shown : now === tenth) return;
      stream.write(stream.isTTY ? `\r${line.padEnd(shown.length)}` : `${line}\n`);
      [shown, tenth] = [line, now];
    },
    /** What follows stands on a line of its own. */
    end() {
      if (stream.isTTY && shown !== '') stream.write('\n');
    },
  };
};

const megabyte = 1_000_000;

/** @param {number} bytes @param {number | null} total */
const figures = (bytes, total) => {
  const come = (bytes / megabyte).toFixed(0);
  return total
    ? `${come} of ${(total / megabyte).toFixed(0)} MB (${Math.floor((100 * bytes) / total)} %)`
    : `${come} MB`;
};
