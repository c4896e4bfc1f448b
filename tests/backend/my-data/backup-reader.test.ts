import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordContents } from '#core/merge/merge';
import { defaultSettings } from '#contract/settings';
import { createBackupReader } from '#backend/my-data/backup-reader';
import { checksummedLine } from '#backend/record/checksummed-lines';
import { drain } from '#backend/work/chunked-work';
import { backupText, readBackupText } from '../../support/backup-text';
import { newAnnotation, textId } from '../support/data-folder';

const time = '2026-11-24T08:00:00.000Z';
const annotationOf = (note: string) => ({ ...newAnnotation(), textId, created: time, modified: time, note });
const [live, deleted] = [annotationOf('Straße “quoted” 🙂\n\u2028 note'), annotationOf('in the trash 𝔄')];
const contents: RecordContents = {
  annotations: [live, annotationOf('another')],
  trash: [{ id: deleted.id, deleted: time, annotation: deleted }],
  versions: [{ id: live.id, versions: [{ at: time, note: 'earlier', tags: [], colour: 'pink' }] }],
};
const whole = backupText(time, new Map([[textId, contents]]), defaultSettings);
const lines = whole.trimEnd().split('\n');
const reformatted = (text: string, indent?: number): string => JSON.stringify(JSON.parse(text), null, indent);

/** What is read, with the failure in its place when there is one. */
const outcomeOf = (...pieces: readonly string[]): unknown => {
  try {
    return readBackupText(...pieces);
  } catch (error) {
    return error;
  }
};
const damage = (line: number): string =>
  lines.map((text, index) => (index === line ? text.replace(/[a-z]/, 'X') : text)).join('\n');

describe('the pieces of a backup', () => {
  const texts: readonly [string, string][] = [
    ['as Lectern writes it', whole],
    [
      'as version 1 wrote it',
      readFileSync(resolve(import.meta.dirname, '../../fixtures/record-v1/backup.json'), 'utf8'),
    ],
    ['of no entries', backupText(time, new Map(), {})],
    ['with the line ends of Windows', whole.replaceAll('\n', '\r\n')],
    ['without its last line end', whole.trimEnd()],
    ['with empty lines', whole.replaceAll('\n', '\n\n')],
    ['on one line', reformatted(whole)],
    ['reformatted', reformatted(whole, 4)],
    [
      'of which one line was reformatted',
      whole.replace(lines[4] ?? '', `${reformatted((lines[4] ?? '').slice(0, -1), 2)},`),
    ],
    [
      'with a section that this version does not know',
      whole.replace('"entries"', '"later":["a",1],\n"entries"'),
    ],
    ['with a byte order mark', `\ufeff${whole}`],
    ['of a later version', `{"head":${checksummedLine('{"format":"lectern.backup","version":2}')}}`],
    ['that is cut off', whole.slice(0, whole.indexOf('"trashed"'))],
    ['without its beginning', whole.slice(whole.indexOf('"annotation"'))],
    ['of another program', '{"photos":[]}'],
    ['that is empty', ''],
    ...lines.map((line, index): [string, string] => [
      `damaged in line ${index + 1}, ${line.slice(0, 12)}`,
      damage(index),
    ]),
  ];

  it.each(texts)('of a file %s give the same wherever it is cut', (_, text) => {
    const expected = outcomeOf(text);
    expect(outcomeOf(...text), 'one by one').toEqual(expected); // a string's iterator gives code points
    expect(outcomeOf(...text.split('')), 'also in the middle of a character').toEqual(expected);
    const cuts = fc.array(fc.nat({ max: text.length }), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (places) => {
        const ends = [...places.toSorted((one, other) => one - other), text.length];
        expect(outcomeOf(...ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)))).toEqual(
          expected,
        );
      }),
      { numRuns: Number(process.env['LECTERN_RUNS'] ?? 40) },
    );
  });
});

describe('what a backup holds', () => {
  const found = (text: string) => {
    const { made, texts, settings, lost } = readBackupText(text);
    const { annotations = [], trash = [], versions = [] } = texts.get(textId) ?? {};
    return {
      made,
      settings: settings !== null,
      lost,
      counts: [annotations, trash, versions].map((all) => all.length),
    };
  };
  const undamaged = { made: time, settings: true, lost: 0, counts: [2, 1, 1] };

  it.each([
    ['its layout', whole],
    ['the line ends of Windows', whole.replaceAll('\n', '\r\n')],
    ['empty lines', `\n${whole}\n\n`],
    ['no lines', reformatted(whole)],
    ['other lines', reformatted(whole, 2)],
  ])('is all there with %s', (_, text) => {
    expect(found(text)).toEqual(undamaged);
  });

  it.each([
    [2, { made: null, lost: null }],
    [3, { settings: false, lost: null }],
    [5, { counts: [1, 1, 1], lost: 1 }],
    [6, { counts: [1, 1, 1], lost: 1 }],
    [7, { counts: [2, 0, 1], lost: 1 }],
    [8, { counts: [2, 1, 0], lost: 1 }],
  ])('lacks only what stands in a damaged line: line %i', (number, lack) => {
    expect(found(damage(number - 1))).toEqual({ ...undamaged, ...lack });
  });
});

describe('a file that is not in the lines of a backup', () => {
  const read = (longest: number, ...pieces: readonly string[]) => {
    const reader = createBackupReader(longest);
    for (const [index, piece] of pieces.entries()) drain(reader.add(piece, index === pieces.length - 1));
    return drain(reader.contents());
  };
  const tooLarge = /too long to be parsed whole/;

  it('is parsed whole up to a length, and is too large beyond it', () => {
    const pretty = reformatted(whole, 2);
    expect(read(pretty.length, pretty).lost).toBe(0);
    const half = pretty.indexOf('\n', pretty.length / 2) + 1;
    expect(() => read(pretty.length - 1, pretty.slice(0, half), pretty.slice(half))).toThrow(tooLarge);
    const line = reformatted(whole);
    expect(() => read(line.length - 1, line.slice(0, 100), line.slice(100))).toThrow(tooLarge);
  });

  it('costs what is damaged only, however long it is, when the rest is in lines', () => {
    const long = Math.max(...lines.map((line) => line.length)) + 1;
    const { lost, texts } = read(long, ...damage(4).split(/(?<=\n)/), `${'x'.repeat(long - 1)}\n`.repeat(3));
    expect([lost, texts.get(textId)?.annotations.length]).toEqual([1, 1]);
  });
});
