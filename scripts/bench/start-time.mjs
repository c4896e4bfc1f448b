import { printTable, round, summary } from './numbers.mjs';
import { startWebShell, timeEmptyNode } from './web-shell.mjs';

const runs = 21;
const bound = 3;

/**
 * Measures the time from starting the built web shell to its ready line, alternating with a Node process that
 * does nothing.
 * @param {string} out
 */
export const benchStart = async (out) => {
  /** @type {{ shell: number[], node: number[] }} */
  const times = { shell: [], node: [] };
  for (let run = 0; run <= runs; run += 1) {
    const node = await timeEmptyNode();
    const shell = await startWebShell(out);
    await shell.stop();
    if (run === 0) continue; // fills the file cache
    times.node.push(node);
    times.shell.push(shell.milliseconds);
  }
  const [node, shell] = [summary(times.node), summary(times.shell)];
  const ratio = round(shell.median / node.median);
  printTable('Start of the web shell (milliseconds)', [
    ['', 'median', 'least', 'most', 'runs'],
    ['node -e 0', node.median, node.least, node.most, node.runs],
    ['to the ready line', shell.median, shell.least, shell.most, shell.runs],
  ]);
  console.log(`ratio ${ratio}, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`);
  return { node, shell, ratio, bound };
};
