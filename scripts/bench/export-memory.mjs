import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { printTable, round } from './numbers.mjs';

const sizes = [10_000, 50_000];
/** Bytes of memory for each byte of the file, at the largest size; less data is less than the heap has spare. */
const bound = 4;
const child = join(root, 'scripts/bench/export-memory-child.mjs');

/**
 * Measures what the work of an export adds to a process that already holds the notes: the most of its resident set, which
 * counts garbage too, and the most of its heap at the pauses of the work.
 */
export const benchExportMemory = async () => {
  const { module: options } = await runnerImport(join(root, 'core/export/options.ts'));
  /** @type {readonly string[]} */
  const formats = options.exportFormats;
  const rows = formats.flatMap((name) =>
    sizes.map((size) => {
      const args = ['--expose-gc', child, name, String(size)];
      /** @type {{ file: number, heap: number, resident: number }} */
      const { file, heap, resident } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
      return { name, size, file, heap, resident, ratio: resident / file };
    }),
  );
  const mebibytes = (/** @type {number} */ bytes) => round(bytes / 2 ** 20);
  printTable('Memory of exports (MiB)', [
    ['', 'notes', 'file', 'heap', 'resident', 'resident / file'],
    ...rows.map(({ name, size, file, heap, resident, ratio }) => [
      name,
      size,
      mebibytes(file),
      mebibytes(heap),
      mebibytes(resident),
      round(ratio),
    ]),
  ]);
  for (const { name, size, ratio } of rows)
    if (size === sizes.at(-1))
      console.log(
        `${name}: ${round(ratio)} times the file, at most ${bound}: ${ratio <= bound ? 'kept' : 'NOT KEPT'}`,
      );
  return rows;
};
