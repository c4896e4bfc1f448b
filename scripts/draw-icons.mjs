import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments, findOrGetChromium } from './chromium.mjs';
import { icns, ico } from './icon-files.mjs';
import { root } from './project.mjs';

// `node scripts/draw-icons.mjs` draws every icon of the packages from the one drawing, after a change of it. The
// results are committed, so that packing needs neither a browser nor a tool from elsewhere.
// tests/scripts/icons.test.ts fails while they belong to another drawing.

const folder = join(root, 'resources/packaging');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');

/** In pixels: those that desktops of Linux look for. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 256];
const macSizes = [32, 64, 128, 256, 512, 1024];

/**
 * Small icons leave out the lines of print, which would be grey fog, and have a larger book and a thicker mark.
 * @param {number} size
 */
const drawn = (size) =>
  size > 32
    ? drawing
    : drawing
        .replace(/<path class="fine".*\n/g, '')
        .replace('stroke-width="3.600"', 'stroke-width="5.500"')
        .replace('class="book"', 'transform="translate(32 32) scale(1.22) translate(-32 -33.500)"');

/**
 * The shape of icons on macOS: of 1024 units the square takes 824, over a shadow, as in Apple's template.
 * @param {number} size
 */
const drawnForMac = (size) => {
  const shapes = drawn(size).replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
    <g style="filter: drop-shadow(0 12px 10px rgb(0 0 0 / 30%))">
      <g transform="translate(100 100) scale(${824 / 60}) translate(-2 -2)">${shapes}</g>
    </g>
  </svg>`;
};

const browser = await chromium.launch({
  executablePath: await findOrGetChromium(),
  args: chromiumArguments,
});
try {
  const page = await browser.newPage();
  /** @param {string} svg @param {number} size @returns {Promise<Buffer>} a PNG */
  const paint = async (svg, size) => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
    );
    return page.screenshot({ omitBackground: true });
  };
  /** @param {(size: number) => string} draw @param {readonly number[]} sizes */
  const paintAll = async (draw, sizes) => {
    const pictures = [];
    for (const size of sizes) pictures.push({ size, png: await paint(draw(size), size) });
    return pictures;
  };
  mkdirSync(join(folder, 'icons'), { recursive: true });
  for (const { size, png } of await paintAll(drawn, linuxSizes)) {
    writeFileSync(join(folder, `icons/${size}x${size}.png`), png);
  }
  writeFileSync(join(folder, 'icon.ico'), ico(await paintAll(drawn, windowsSizes)));
  writeFileSync(join(folder, 'icon.icns'), icns(await paintAll(drawnForMac, macSizes)));
  const hash = createHash('sha256').update(drawing).digest('hex');
  writeFileSync(join(folder, 'icons/drawing.sha256'), `${hash}\n`);
} finally {
  await browser.close();
}
