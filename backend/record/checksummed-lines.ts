import { crc32 } from 'node:zlib';
import type { Slices } from '../work/chunked-work';

/** CRC-32 (IEEE 802.3, as in zlib) of the UTF-8 bytes, eight lower-case hexadecimal digits. */
export const checksum = (json: string | Uint8Array): string => crc32(json).toString(16).padStart(8, '0');

/** A line as the record's files hold it, without the line feed: `["1a2b3c4d",{…}]`. */
export const seal = (json: string): string => `["${checksum(json)}",${json}]`;

export interface Unsealed {
  readonly checksum: string;
  /** The very bytes that the checksum is of. */
  readonly json: Buffer;
}

const opening = 12; // `["1a2b3c4d",`
/** Bytes of a sealed line that are not its JSON. */
export const frame = opening + 1;

/** Null when the line is not one that `seal` made, byte for byte. */
export const unseal = (line: Buffer): Unsealed | null => {
  if (line.length <= opening || line[0] !== 0x5b || line[1] !== 0x22) return null;
  if (line[10] !== 0x22 || line[11] !== 0x2c || line[line.length - 1] !== 0x5d) return null;
  const json = line.subarray(opening, line.length - 1);
  const sum = checksum(json);
  return line.toString('latin1', 2, 10) === sum ? { checksum: sum, json } : null;
};

/** The value of a sealed line, or undefined when it is damaged. */
export const parseSealed = (line: Buffer): unknown => {
  const unsealed = unseal(line);
  return unsealed === null ? undefined : parseJson(unsealed.json.toString('utf8'));
};

/** Undefined when it is not JSON. */
export const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** `ended` is false for a last line that has no line feed. */
type LineVisitor = (line: Buffer, ended: boolean) => void;

/** Calls `visit` with each line that begins from `from` on and before `until`, without its line feed. Gives where the next one begins. */
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

const bytesInStep = 64 * 1024;

export function* eachLineSliced(bytes: Buffer, visit: LineVisitor): Slices<void> {
  for (let at = 0; at < bytes.length;) {
    at = eachLine(bytes, visit, at, Math.min(bytes.length, at + bytesInStep));
    yield Math.min(1, at / bytes.length);
  }
}
