import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../resources/packaging');
const read = (name: string): Buffer => readFileSync(join(folder, name));
/** Width and height in pixels that a PNG says it has; it begins with the signature of PNG files. */
const sizeOf = (png: Buffer): [number, number] => {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

it('the icons were drawn from the present drawing (else: node scripts/draw-icons.mjs)', () => {
  const hash = createHash('sha256').update(read('icon.svg')).digest('hex');
  expect(read('icons/drawing.sha256').toString().trim()).toBe(hash);
});

it('Linux has a picture for each size that desktops look for, as large as its name says', () => {
  const names = readdirSync(join(folder, 'icons')).filter((name) => name.endsWith('.png'));
  expect(names.sort()).toEqual(
    [16, 24, 32, 48, 64, 128, 256, 512].map((size) => `${size}x${size}.png`).sort(),
  );
  for (const name of names) {
    const size = Number.parseInt(name, 10);
    expect(sizeOf(read(`icons/${name}`))).toEqual([size, size]);
  }
});

it('the icon of Windows holds whole pictures where its header says', () => {
  const ico = read('icon.ico');
  const count = ico.readUInt16LE(4);
  const sizes = Array.from({ length: count }, (_, index) => {
    const [width, height] = sizeOf(ico.subarray(ico.readUInt32LE(6 + 16 * index + 12)));
    expect(ico.readUInt8(6 + 16 * index)).toBe(width % 256);
    expect(height).toBe(width);
    return width;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 256]);
  const last = 6 + 16 * (count - 1);
  expect(ico.readUInt32LE(last + 12) + ico.readUInt32LE(last + 8)).toBe(ico.length);
});

it('the icon of macOS holds whole pictures up to 1024 pixels', () => {
  const icns = read('icon.icns');
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes: Record<string, number> = {};
  let at = 8;
  while (at < icns.length) {
    [sizes[icns.toString('latin1', at, at + 4)]] = sizeOf(icns.subarray(at + 8));
    at += icns.readUInt32BE(at + 4);
  }
  expect(at).toBe(icns.length);
  expect(sizes).toEqual({
    ic11: 32,
    ic12: 64,
    ic07: 128,
    ic08: 256,
    ic13: 256,
    ic09: 512,
    ic14: 512,
    ic10: 1024,
  });
});
