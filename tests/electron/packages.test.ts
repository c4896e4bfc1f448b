import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fusesOf, shutFuses } from '../../scripts/fuses.mjs';
import { asar, expectedFiles, filesBelow, packAroundStub, root, type Packed } from './support/package';

// The packages of Windows and macOS, as far as they can be made on any system. packaging.test.ts looks into the one of
// Linux.

describe.each(['win', 'mac'] as const)('the package for %s', (platform) => {
  let folder: string;
  let packed: Packed;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-packages-'));
    packed = await packAroundStub(folder, platform);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the same program as that for Linux, and the licences beside it', () => {
    const program = join(folder, 'program');
    asar.extractAll(join(packed.resources, 'app.asar'), program);
    expect(filesBelow(program)).toEqual(expectedFiles());
    for (const font of ['literata', 'source-sans-3', 'atkinson-hyperlegible-next'])
      expect(existsSync(join(packed.resources, `licenses/${font}.txt`)), font).toBe(true);
  });

  it('has Electron’s side doors shut, and knows its archive', async () => {
    expect(await fusesOf(packed.binary)).toBe(shutFuses);
    const holder = platform === 'win' ? packed.binary : join(packed.unpacked, 'Contents/Info.plist');
    expect(readFileSync(holder).toString('latin1')).toContain(headerHash(join(packed.resources, 'app.asar')));
  });

  it('is made without a warning', () => {
    expect(packed.log).not.toMatch(/warn|deprecat/i);
  });

  if (platform === 'win') return;
  it('is an education program with its icon, and asks for no connections', () => {
    const info = readFileSync(join(packed.unpacked, 'Contents/Info.plist'), 'utf8').replace(/\s+/g, ' ');
    expect(info).toContain('<key>CFBundleIdentifier</key> <string>org.lectern.Lectern</string>');
    expect(info).toContain(
      '<key>LSApplicationCategoryType</key> <string>public.app-category.education</string>',
    );
    expect(info).toContain('<key>LSMinimumSystemVersion</key> <string>13.0</string>');
    expect(info).not.toContain('NSAppTransportSecurity');
    expect(info).toMatch(/<key>CFBundleTypeExtensions<\/key> <array> <string>lectern-backup<\/string>/);
    expect(readFileSync(join(packed.resources, 'icon.icns'))).toEqual(
      readFileSync(join(root, 'resources/packaging/icon.icns')),
    );
  });
});

/** What Electron compares the archive with when it starts: the hash of the archive's header. */
const headerHash = (archive: string): string => {
  const bytes = readFileSync(archive);
  return createHash('sha256')
    .update(bytes.subarray(16, 16 + bytes.readUInt32LE(12)))
    .digest('hex');
};
