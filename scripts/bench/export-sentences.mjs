import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { notesOn } from './exports.mjs';
import { longText } from './long-text.mjs';
import { median, printTable, round } from './numbers.mjs';

const sizes = [1_000, 10_000, 50_000];
const runs = 5;

/** Measures gathering and writing a table without and with the sentences around the quotes. There is no bound. */
export const benchExportSentences = async () => {
  const { module: formats } = await runnerImport(join(root, 'core/export/formats.ts'));
  const { module: gathering } = await runnerImport(join(root, 'core/export/gather.ts'));
  const { module: options } = await runnerImport(join(root, 'core/export/options.ts'));
  const { module: flat } = await runnerImport(join(root, 'core/text/flat-text.ts'));
  const text = longText({ words: 300_000, notes: 300 });
  const flatText = flat.flatten(text);
  const usual = options.defaultOptions('csv');
  const rows = sizes.map((size) => {
    const annotations = notesOn(text, size);
    const time = (/** @type {readonly string[]} */ ...more) =>
      median(
        Array.from({ length: runs }, () => {
          const began = performance.now();
          const texts = [gathering.gather(text, flatText, annotations, { labels: {} })];
          const given = { made: '2026-11-29T00:00:00.000Z', version: '0', texts };
          Array.from(
            formats.notesFormats.csv.write(given, {
              ...usual,
              parts: [...usual.parts, ...more],
            }),
          );
          return performance.now() - began;
        }),
      );
    return { size, without: time(), with: time('sentences') };
  });
  printTable('A table with the sentences around its quotes (milliseconds)', [
    ['notes', 'without', 'with'],
    ...rows.map((row) => [row.size, round(row.without), round(row.with)]),
  ]);
  return rows;
};
