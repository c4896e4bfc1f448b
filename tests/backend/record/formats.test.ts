import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import * as documents from '#backend/record/document-format';
import * as segments from '#backend/record/journal-format';

import { applyChange, emptyState } from '#backend/record/record-state';
import { layOut } from '#backend/ports/conf-documents';
import { drain } from '#backend/work/chunked-work';

const textId = 'made-up-text';
const { encodeDocument } = documents;
const { encodeChange, encodeHeader } = segments;
const decodeDocument = (bytes: Buffer, id: string) => drain(documents.decodeDocument(bytes, id));
const verifyDocument = (bytes: Buffer, id: string) => drain(documents.verifyDocument(bytes, id));
const decodeSegment = (bytes: Buffer, id: string, from: number) =>
  drain(segments.decodeSegment(bytes, id, from));
const annotation = (note: string): Annotation => ({
  id: randomUUID(),
  textId,
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: ['a tag'],
  note,
  targets: [],
});
const notes = ['one “quoted”', 'two 🙂\u2028', 'three\n"lines", [of]'];

describe('a journal segment', () => {
  const whole = Buffer.from(
    encodeHeader(textId, 1) +
      notes
        .map((note, index) => encodeChange(index + 1, '', { put: { annotations: [annotation(note)] } }))
        .join(''),
  );
  const read = (bytes: Buffer) => {
    const { changes, damaged } = decodeSegment(bytes, textId, 0);
    return {
      damaged,
      notes: changes.flatMap(({ change }) => change.put?.annotations ?? []).map(({ note }) => note),
    };
  };

  it('is read back as it was written', () => {
    expect(read(whole)).toEqual({ damaged: false, notes });
  });

  it('loses no complete line, and does not count as damaged, wherever it was cut off', () => {
    for (let size = 0; size < whole.length; size += 1) {
      const ended = whole.subarray(0, size).toString('latin1').split('\n').length - 1;
      const cut = read(whole.subarray(0, size));
      expect(cut.damaged).toBe(false);
      // A line that lacks nothing but its line feed counts.
      expect([Math.max(0, ended - 1), ended]).toContain(cut.notes.length);
      expect(notes.slice(0, cut.notes.length)).toEqual(cut.notes);
    }
  });

  it('never gives changed words, and counts as damaged, whichever bit has changed', () => {
    for (let at = 0; at < whole.length - 1; at += 1) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      const changed = read(bytes);
      expect([at, changed.damaged]).toEqual([at, true]);
      expect(notes).toEqual(expect.arrayContaining(changed.notes));
      expect(changed.notes.length).toBeGreaterThanOrEqual(notes.length - 2); // a lost line feed costs two lines
    }
  });

  it('gives only the lines after a number, and still notices damage before it', () => {
    const later = decodeSegment(whole, textId, 2);
    expect(later).toMatchObject({ numbers: [1, 2, 3], changes: [{ number: 3 }], damaged: false });
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(whole.indexOf('two')) ^ 1, whole.indexOf('two'));
    expect(decodeSegment(bytes, textId, 2)).toMatchObject({ numbers: [1, 3], damaged: true });
  });

  it('holds versions beside the other lists, and counts as damaged when it cannot read them', () => {
    const versions = [
      { id: 'a', versions: [{ at: '', note: 'earlier', tags: [], colour: 'blue' as const }] },
    ];
    const line = (change: object): ReturnType<typeof decodeSegment> =>
      decodeSegment(Buffer.from(encodeHeader(textId, 1) + encodeChange(1, '', change)), textId, 0);
    const change = { drop: { trash: ['b'] }, versions: { put: versions, drop: ['b'] } };
    expect(line(change)).toMatchObject({ damaged: false, changes: [{ number: 1, change }] });
    expect(line({ versions: { put: [{ id: 'a', versions: [{}] }] } }).damaged).toBe(true);
    expect(line({ versions: { put: versions, other: [] } }).damaged).toBe(true);
    expect(line({ put: { versions } }).damaged).toBe(true);
  });

  it('of another text gives nothing', () => {
    expect(decodeSegment(whole, 'another-text', 0)).toMatchObject({ changes: [], damaged: true });
  });
});

describe('a document', () => {
  const state = emptyState();
  const [one, two, three] = notes.map(annotation);
  const deleted = '2026-11-24T08:00:00.000Z';
  if (!one || !two || !three) throw new Error('three notes');
  applyChange(state, {
    put: { annotations: [one, two], trash: [{ id: three.id, deleted, annotation: three }] },
    versions: {
      put: [{ id: one.id, versions: [{ at: deleted, note: 'earlier', tags: [], colour: 'blue' }] }],
    },
  });
  const head = { textId, through: 7, written: deleted, shelf: 'oak' };
  const whole = Buffer.from(layOut(encodeDocument(state, head, { later: { a: 1 } })));

  it('is JSON, and is read back as it was written', () => {
    expect(JSON.parse(whole.toString())).toMatchObject({ later: { a: 1 } });
    const document = decodeDocument(whole, textId);
    expect(document.state).toEqual(state);
    expect(document).toMatchObject({ complete: true, newer: false, extra: { later: { a: 1 } }, head });
    expect(verifyDocument(whole, textId)).toMatchObject({ head, entries: 3 });
  });

  it('is incomplete wherever it was cut off, and keeps its undamaged lines', () => {
    for (let size = 0; size < whole.length - 1; size += 1) {
      const document = decodeDocument(whole.subarray(0, size), textId);
      expect([size, document.complete]).toEqual([size, false]);
      expect(verifyDocument(whole.subarray(0, size), textId)).toBeNull();
      for (const [id, entry] of document.state.annotations) expect(entry).toEqual(state.annotations.get(id));
    }
  });

  it('never gives changed words, whichever bit has changed, and is then incomplete', () => {
    const from = whole.indexOf('"annotations":[\n');
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      const document = decodeDocument(bytes, textId);
      for (const [id, entry] of document.state.annotations) expect(entry).toEqual(state.annotations.get(id));
      for (const [id, entry] of document.state.trash) expect(entry).toEqual(state.trash.get(id));
      for (const [id, entry] of document.state.versions) expect(entry).toEqual(state.versions.get(id));
      expect(document.state.annotations.size + document.state.trash.size).toBeGreaterThanOrEqual(1);
      expect(document.newer).toBe(false);
      const isStructure = ',\n'.includes(String.fromCharCode(whole.readUInt8(at))) || at < from;
      if (!isStructure) expect([at, document.complete]).toEqual([at, false]);
      if (document.complete) expect(document.state).toEqual(state);
      expect([at, verifyDocument(bytes, textId) !== null]).toEqual([at, document.complete]);
    }
  });

  it('notices a line that is missing, doubled or moved', () => {
    const lines = whole.toString().split('\n');
    const at = lines.findIndex((line) => line.includes('one '));
    const [first = '', second = ''] = [lines[at], lines[at + 1]];
    for (const other of [[second], [first, first, second], [second, first], [first, first]]) {
      const changed = Buffer.from([...lines.slice(0, at), ...other, ...lines.slice(at + 2)].join('\n'));
      expect(decodeDocument(changed, textId).complete).toBe(false);
      expect(verifyDocument(changed, textId)).toBeNull();
    }
  });
});
