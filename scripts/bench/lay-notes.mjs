import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('#core/text/study-text').StudyText} Text */

/**
 * Puts so many notes, spread over the text, into the record of a shell, and brings their pane to the front. One in ten
 * holds the word "needle".
 * @param {Page} page of the shell @param {Text} text @param {number} count
 */
export const layNotes = async (page, text, count) => restore(page, await backupOf(text, count));

/** @template Module @param {string} path @returns {Promise<Module>} */
const load = async (path) => {
  const { module } = await runnerImport(join(root, path));
  return /** @type {Module} */ (module);
};

/** A backup with these notes. @param {Text} text @param {number} count */
const backupOf = async (text, count) => {
  /** @type {typeof import('../../backend/my-data/encode-backup.ts')} */
  const { encodeBackup } = await load('backend/my-data/encode-backup.ts');
  /** @type {typeof import('../../backend/work/chunked-work.ts')} */
  const { drain } = await load('backend/work/chunked-work.ts');
  /** @type {typeof import('../../core/text/flat-text.ts')} */
  const { flatten } = await load('core/text/flat-text.ts');
  /** @type {typeof import('../../core/anchoring/describe.ts')} */
  const { describe } = await load('core/anchoring/describe.ts');
  const flat = flatten(text);
  const step = Math.floor((flat.text.length - 100) / count);
  const time = '2026-01-01T00:00:00.000Z';
  const annotations = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    textId: text.id,
    created: time,
    modified: time,
    motivation: /** @type {const} */ ('commenting'),
    colour: /** @type {const} */ ('green'),
    style: /** @type {const} */ ('solid'),
    tags: ['bench'],
    note: `Note ${index} ${index % 10 === 0 ? 'with a needle' : 'with other words'} ${'and more in it '.repeat(8)}`,
    targets: [describe(flat, text.contentHash, { start: index * step, end: index * step + 30 })],
  }));
  const texts = new Map([[text.id, { annotations, trash: [], versions: [] }]]);
  return Buffer.concat([...drain(encodeBackup(time, texts, {})).chunks()]).toString('utf8');
};

/** @param {Page} page @param {string} content */
const restore = (page, content) =>
  page.evaluate(async (backup) => {
    /** @param {string} command @param {object} argument */
    const ask = async (command, argument) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(argument);
      const response = await fetch(`/api/${command}`, { method: 'POST', headers, body });
      const result = await response.json();
      if (!result.ok) throw new Error(`The notes could not be laid down: ${JSON.stringify(result.error)}`);
    };
    const reading = crypto.randomUUID();
    const units = 1024 * 1024;
    for (let part = 0; part * units < backup.length; part += 1) {
      const text = backup.slice(part * units, (part + 1) * units);
      await ask('restore.receive', { reading, part, text, last: (part + 1) * units >= backup.length });
    }
    const tree = { panes: ['editor', 'mine', 'names'] };
    await ask('settings.change', { desk: { wide: { tree, front: ['mine'] } } });
    const bringBack = { missing: true, trashed: true, changed: true };
    await ask('restore.apply', { source: { kind: 'backup', reading }, bringBack });
  }, content);
