import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation } from '#core/annotation/annotation';
import { layOut } from '#backend/ports/conf-documents';
import { encodeDocument } from '#backend/record/document-format';
import { applyChange, emptyState } from '#backend/record/record-state';

const snapshots = 12;

/** When all of it was made. */
const time = '2026-11-24T08:00:00.000Z';

/** So many notes of some 400 letters on a text, each as `changed` has it. */
export const longNotes = (textId: string, count: number, changed: object = {}): Annotation[] =>
  Array.from({ length: count }, (_, index): Annotation => ({
    id: randomUUID(),
    textId,
    created: time,
    modified: time,
    motivation: 'commenting',
    colour: 'yellow',
    style: 'solid',
    tags: [],
    note: `Note ${index} 🙂 ${'and what is in it '.repeat(20)}`,
    targets: [],
    ...changed,
  }));

/**
 * Writes a complete record with `count` notes and a dozen snapshots, of a text that is not in the library.
 */
export const layDownLargeRecord = (dataDir: string, textId: string, count: number): void => {
  const state = emptyState();
  applyChange(state, { put: { annotations: longNotes(textId, count) } });
  for (const folder of ['records', 'snapshots']) mkdirSync(join(dataDir, folder), { recursive: true });
  const document = join(dataDir, 'records', `${textId}.json`);
  writeFileSync(document, layOut(encodeDocument(state, { textId, through: snapshots, written: time }, {})));
  for (let through = 1; through <= snapshots; through += 1) {
    linkSync(document, join(dataDir, 'snapshots', `${textId}.${through}.20261124.json`));
  }
};
