import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { notesOn } from './exports.mjs';
import { longText } from './long-text.mjs';

// A process of its own, for a fresh heap: `node --expose-gc export-memory-child.mjs FORMAT NOTES`.

const [, , format = '', count = ''] = process.argv;
const { module: rendering } = await runnerImport(join(root, 'backend/tasks/render-export.ts'));
const { module: options } = await runnerImport(join(root, 'core/export/options.ts'));
const text = longText({ words: 300_000, notes: 300 });
const annotations = notesOn(text, Number(count));

async function* pieces() {
  yield { text };
  for (let at = 0; at < annotations.length; at += 250)
    yield { annotations: annotations.slice(at, at + 250), versions: [] };
}
const start = {
  format,
  options: options.defaultOptions(format),
  labels: { green: 'to check' },
  version: '0',
  made: '2026-11-29T00:00:00.000Z',
  total: annotations.length,
  limit: null,
};

const heap = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
globalThis.gc?.();
const [heapBefore, setBefore] = [heap(), process.memoryUsage().rss];
let heapMost = heapBefore;
const work = rendering.renderTask(start, pieces());
let step = await work.next();
for (; !step.done; step = await work.next()) heapMost = Math.max(heapMost, heap());
/** @type {readonly Uint8Array[]} */
const chunks = step.value.chunks;
console.log(
  JSON.stringify({
    file: chunks.reduce((sum, { length }) => sum + length, 0),
    heap: Math.max(heapMost, heap()) - heapBefore,
    resident: process.resourceUsage().maxRSS * 1024 - setBefore,
  }),
);
