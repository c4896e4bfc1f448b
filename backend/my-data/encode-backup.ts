import { crc32 } from 'node:zlib';
import type { RecordContents } from '#core/merge/merge';
import type { StreamedFile } from '../ports/host';
import { checksummedLine, parseLine } from '../record/checksummed-lines';
import type { ChunkedWork } from '../work/chunked-work';
import { format, version } from './backup-format';

// docs/record-format.md describes the backup.

export type EncodedBackup = Pick<StreamedFile, 'bytes' | 'chunks'>;

const entriesPerChunk = 200;

/**
 * A backup in the layout of `layOut` (backend/ports/conf-documents.ts). Goes through all entries once for their
 * sums and their length, and reads each of them back; `chunks` goes through them again. So no more than one chunk
 * stands in memory as text. The values may not be altered meanwhile, only replaced. `made`: ISO 8601 in UTC.
 */
export function* encodeBackup(
  made: string,
  texts: ReadonlyMap<string, RecordContents>,
  settings: object,
): ChunkedWork<EncodedBackup> {
  const total = countEntries(texts);
  let [count, sum, entryBytes] = [0, 0, 0];
  for (const entry of entriesOf(texts)) {
    if (count > 0 && count % entriesPerChunk === 0) yield count / total;
    const line = Buffer.from(lineOf(entry), 'utf8');
    if (parseLine(line) === undefined) throw new Error('An entry of the backup could not be read back.');
    sum = crc32(line.subarray(2, 10), sum);
    entryBytes += (count === 0 ? firstBreak : nextBreak).length + line.length;
    count += 1;
  }
  const entries = { count, sum: sum.toString(16).padStart(8, '0') };
  const head = { format, version, made, texts: [...texts.keys()], entries };
  const start = `{\n"head":${lineOf(head)},\n"settings":${lineOf(settings)},\n"entries":[`;
  const end = count === 0 ? ']\n}\n' : '\n]\n}\n';
  return {
    bytes: Buffer.byteLength(start) + entryBytes + Buffer.byteLength(end),
    chunks: () => gather(pieces(start, texts, end)),
  };
}

/** Between the opening bracket and the first entry, and between two entries. */
const [firstBreak, nextBreak] = ['\n', ',\n'];

const lineOf = (value: object): string => checksummedLine(JSON.stringify(value));

const countEntries = (texts: ReadonlyMap<string, RecordContents>): number =>
  [...texts.values()].reduce(
    (sum, { annotations, trash, versions }) => sum + annotations.length + trash.length + versions.length,
    0,
  );

function* entriesOf(texts: ReadonlyMap<string, RecordContents>): Generator<object, void> {
  for (const [textId, { annotations, trash, versions }] of texts) {
    for (const annotation of annotations) yield { textId, annotation };
    for (const trashed of trash) yield { textId, trashed };
    for (const earlier of versions) yield { textId, versions: earlier };
  }
}

function* pieces(
  start: string,
  texts: ReadonlyMap<string, RecordContents>,
  end: string,
): Generator<string, void> {
  yield start;
  let lineBreak = firstBreak;
  for (const entry of entriesOf(texts)) {
    yield lineBreak + lineOf(entry);
    lineBreak = nextBreak;
  }
  yield end;
}

const leastChunk = 64 * 1024; // UTF-16 units

/** The pieces as UTF-8, several small ones in one buffer. */
function* gather(from: Iterable<string>): Generator<Buffer, void> {
  let gathered = '';
  for (const piece of from) {
    gathered += piece;
    if (gathered.length < leastChunk) continue;
    yield Buffer.from(gathered, 'utf8');
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered, 'utf8');
}
