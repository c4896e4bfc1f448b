/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture `size`: width and height in pixels */

/**
 * An icon file of Windows that holds PNG pictures, which Windows reads since Vista. Layout: a header of 6 bytes, 16
 * bytes for each picture, the pictures.
 * @param {readonly Picture[]} pictures each at most 256 pixels wide
 */
export const ico = (pictures) => {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2); // an icon, no cursor
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry); // 0 stands for 256
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4); // planes
    header.writeUInt16LE(32, entry + 6); // bits of a pixel
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
};

/** The types under which macOS looks for a PNG of so many pixels; two for those that serve Retina screens too. */
const macTypes = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/**
 * An icon file of macOS: after a header of 8 bytes each picture with its type and its length in bytes, which
 * counts these 8 bytes too.
 * @param {readonly Picture[]} pictures of the sizes in `macTypes`
 */
export const icns = (pictures) => {
  const parts = pictures.flatMap(({ size, png }) =>
    (macTypes.get(size) ?? []).map((type) => chunk(type, png)),
  );
  return chunk('icns', Buffer.concat(parts));
};

/** @param {string} type four letters @param {Buffer} content */
const chunk = (type, content) => {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
};
