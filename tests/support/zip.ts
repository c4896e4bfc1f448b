/**
 * A zip file whose entries are stored as they are, after APPNOTE.TXT of PKWARE: a local header with each file, then
 * the central directory and its end.
 */
export const zipOf = (files: readonly (readonly [name: string, content: string])[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const data = Buffer.from(content);
    const facts = factsOf(path, data);
    const local = Buffer.concat([numbers([4, 0x04034b50]), facts, path, data]);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0o100755 * 0x10000], [4, offset]);
    centrals.push(Buffer.concat([numbers([4, 0x02014b50], [2, 0x031e]), facts, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const count = files.length;
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...locals, central, end]);
};

/** What both headers of a file say: version, flags, method, time, date, checksum, sizes, lengths. */
const factsOf = (path: Buffer, data: Buffer): Buffer =>
  numbers(
    ...([
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0x21],
    ] as const),
    ...([
      [4, crc32(data)],
      [4, data.length],
      [4, data.length],
      [2, path.length],
      [2, 0],
    ] as const),
  );

/** Little-endian numbers of so many bytes each. */
const numbers = (...each: readonly (readonly [bytes: number, value: number])[]): Buffer =>
  Buffer.concat(
    each.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );

/** Bit by bit, with the polynomial of APPNOTE.TXT: Node has it only since 20.15. */
const crc32 = (data: Buffer): number => {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
};
