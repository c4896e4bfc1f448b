import { crc32 } from 'node:zlib';
import type { ChunkedWork } from '../work/chunked-work';

/** CRC-32 (IEEE 802.3, as in zlib) of the UTF-8 bytes, eight lower-case hexadecimal digits. */
export const checksum = (json: string | Uint8Array): string => crc32(json).toString(16).padStart(8, '0');

/** A line of the record's files, without the line feed: `["1a2b3c4d",{…}]`. */
export const checksummedLine = (json: string): string => `["${checksum(json)}",${json}]`;

export interface VerifiedLine {
  readonly checksum: string;
  /** The bytes that the checksum was taken of, UTF-8. */
  readonly json: Buffer;
}

const prefixBytes = 12; // `["1a2b3c4d",`
/** Bytes of a checksummed line that are not its JSON. */
export const overheadBytes = prefixBytes + 1;

/** Null when the line is not, byte for byte, one that `checksummedLine` made. */
export const verifyLine = (line: Buffer): VerifiedLine | null => {
  if (line.length <= prefixBytes || line[0] !== 0x5b || line[1] !== 0x22) return null;
  if (line[10] !== 0x22 || line[11] !== 0x2c || line[line.length - 1] !== 0x5d) return null;
  const json = line.subarray(prefixBytes, line.length - 1);
  const sum = checksum(json);
  return line.toString('latin1', 2, 10) === sum ? { checksum: sum, json } : null;
};

/** The value of a checksummed line; undefined when the line is damaged. */
export const parseLine = (line: Buffer): unknown => {
  const verified = verifyLine(line);
  return verified === null ? undefined : parseJson(verified.json);
};

/** The value of JSON text, or of its UTF-8 bytes; undefined when it is not JSON. */
export const parseJson = (json: string | Buffer): unknown => {
  try {
    return JSON.parse(typeof json === 'string' ? json : json.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** `ended`: whether the line has a line feed, which only the last one may lack. */
type LineVisitor = (line: Buffer, ended: boolean) => void;

/**
 * Calls `visit` with each line, without its line feed, that begins at or after `from` and before `until`
 * (bytes). Gives the offset at which the next line begins.
 */
export const eachLine = (bytes: Buffer, visit: LineVisitor, from = 0, until = bytes.length): number => {
  let start = from;
  while (start < until) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    visit(bytes.subarray(start, end), feed !== -1);
    start = end + 1;
  }
  return start;
};

const bytesPerChunk = 64 * 1024;

export function* eachLineInChunks(bytes: Buffer, visit: LineVisitor): ChunkedWork<void> {
  for (let at = 0; at < bytes.length;) {
    at = eachLine(bytes, visit, at, Math.min(bytes.length, at + bytesPerChunk));
    yield Math.min(1, at / bytes.length);
  }
}
