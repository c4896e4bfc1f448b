import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { longText } from './long-text.mjs';
import { highlightsOf } from './made-highlights.mjs';
import { median, printTable, round } from './numbers.mjs';

const sizes = [100, 1_000, 10_000, 50_000];
/** Few notes are written so quickly that one flush of the disk outweighs all else, so they are written often. */
const runsOf = (/** @type {number} */ size) => (size < 10_000 ? 31 : 7);
/** UTF-16 units, as many as the backend gathers before it writes. */
const chunkLength = 128 * 1024;
const bounds = { data: 3, prose: 2, growth: 1.5 };
const isProse = (/** @type {{ name: string }} */ { name }) => name === 'markdown' || name === 'html';

/** @typedef {import('#core/export/model').ExportedNotes} ExportedNotes */

/**
 * Measures gathering and writing of notes against a floor, each with the write and its flush, and reading back apart. The
 * floor is `JSON.stringify` of the same notes; for Markdown and a web page, parsing them as the view of notes does.
 */
export const benchExports = async () => {
  const { module: formats } = await runnerImport(join(root, 'core/export/formats.ts'));
  const { module: gathering } = await runnerImport(join(root, 'core/export/gather.ts'));
  const { module: options } = await runnerImport(join(root, 'core/export/options.ts'));
  const { module: facts } = await runnerImport(join(root, 'core/export/facts.ts'));
  const { module: notes } = await runnerImport(join(root, 'core/markdown/note-markdown.ts'));
  const { module: flat } = await runnerImport(join(root, 'core/text/flat-text.ts'));
  const text = longText({ words: 300_000, notes: 300 });
  const flatText = flat.flatten(text);
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const write = (/** @type {Iterable<string>} */ pieces) => {
    const file = openSync(join(folder, 'out'), 'w');
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < chunkLength) continue;
      writeSync(file, waiting);
      waiting = '';
    }
    writeSync(file, waiting);
    fdatasyncSync(file);
    closeSync(file);
  };
  /** Takes turns, so that a slow moment of the machine meets both. @param {number} runs @param {(() => void)[]} acts */
  const times = (runs, ...acts) => {
    const taken = acts.map(() => /** @type {number[]} */ ([]));
    for (let run = -1; run < runs; run += 1)
      for (const [index, act] of acts.entries()) {
        const began = performance.now();
        act();
        if (run >= 0) taken[index]?.push(performance.now() - began);
      }
    return taken.map(median);
  };
  try {
    const rows = sizes.flatMap((size) => {
      const annotations = notesOn(text, size);
      const runs = runsOf(size);
      return Object.entries(formats.notesFormats).map(([name, format]) => {
        const gather = () => ({
          made: '2026-11-29T00:00:00.000Z',
          version: '0',
          texts: [gathering.gather(text, flatText, annotations, { labels: { green: 'to check' } })],
        });
        const given = gather();
        const file = [...format.write(given, options.defaultOptions(name))];
        const parseAndWrite = () => {
          for (const { note } of annotations) notes.markdown.parse(note, {});
          write(file);
        };
        const [floor = NaN, writing = NaN] = times(
          runs,
          () => (isProse({ name }) ? parseAndWrite() : write([JSON.stringify(annotations)])),
          () => write(format.write(gather(), options.defaultOptions(name))),
        );
        const content = readFileSync(join(folder, 'out'), 'utf8');
        const [reading = NaN] = times(runs, () => facts.findLosses(given, format.read([content])));
        return { name, size, floor, writing, reading, ratio: writing / floor };
      });
    });
    return report(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Highlights, of which every second has a note and a tag. @param {import('#core/text/study-text').StudyText} text @param {number} size */
export const notesOn = (text, size) =>
  highlightsOf(text, size).map((highlight, index) => ({
    ...highlight,
    textId: text.id,
    created: '2026-11-29T00:00:00.000Z',
    modified: '2026-11-29T00:00:00.000Z',
    ...(index % 2 === 0 && {
      motivation: 'commenting',
      note: 'What *I* think of it, in “a sentence” or two, with a comma. '.repeat(4),
      tags: ['peace', 'to check'],
    }),
  }));

/** @param {{ name: string, size: number, floor: number, writing: number, reading: number, ratio: number }[]} rows */
const report = (rows) => {
  printTable('Exports (milliseconds)', [
    ['', 'notes', 'written', 'floor', 'ratio', 'read back'],
    ...rows.map(({ name, size, floor, writing, reading, ratio }) => [
      name,
      size,
      round(writing),
      round(floor),
      round(ratio),
      round(reading),
    ]),
  ]);
  const sayMost = (/** @type {typeof rows} */ some, /** @type {number} */ bound) => {
    const most = Math.max(...some.map(({ ratio }) => ratio));
    const names = [...new Set(some.map(({ name }) => name))].join(', ');
    console.log(`${names}: ratio ${round(most)}, at most ${bound}: ${most <= bound ? 'kept' : 'NOT KEPT'}`);
  };
  sayMost(
    rows.filter((row) => !isProse(row)),
    bounds.data,
  );
  sayMost(rows.filter(isProse), bounds.prose);
  for (const name of new Set(rows.map((row) => row.name))) {
    const own = rows.filter((row) => row.name === name).map(({ size, writing }) => writing / size);
    const growth = (own.at(-1) ?? NaN) / (own.at(-2) ?? NaN);
    console.log(
      `${name}: time for a note, 50,000 beside 10,000: ${round(growth)}, at most ${bounds.growth}: ${growth <= bounds.growth ? 'kept' : 'NOT KEPT'}`,
    );
  }
  return rows;
};
