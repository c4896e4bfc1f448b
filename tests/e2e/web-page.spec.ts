import { expect, test } from 'playwright/test';
import { describe } from '#core/anchoring/describe';
import { colours, styles, type Annotation } from '#core/annotation/annotation';
import { gather } from '#core/export/gather';
import { writeHtml } from '#core/export/html';
import { defaultOptions, exportLayouts, exportParts, type ExportLayout } from '#core/export/options';
import { bundled, bundledFlat } from '../core/names/bundled';
import { addAxe, violations } from './support/axe';

const note =
  '## What he *says*\n\n1. one\n2. [two](#s1-p1)\n\n|a|b|\n|-|-|\n|c|d|\n\nsee[^1] https://x.org\n\n[^1]: three';

/** Highlights in every colour and style, each over the end of the one before it, some of them with notes. */
const annotations: readonly Annotation[] = colours.flatMap((colour, row) =>
  styles.map((style, column) => {
    const at = row * styles.length + column;
    const start = 200 + at * 40;
    return {
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      textId: bundled.id,
      created: '2026-11-24T10:00:00.000Z',
      modified: '2026-11-25T10:00:00.000Z',
      motivation: at % 7 === 3 ? 'bookmarking' : 'commenting',
      colour,
      style,
      tags: at % 2 === 0 ? ['peace', 'שלום'] : [],
      note: at % 3 === 0 ? note : '',
      targets: at === 0 ? [] : [describe(bundledFlat, bundled.contentHash, { start, end: start + 60 })],
    };
  }),
);

const pageWith = (layout: ExportLayout): string => {
  const grouping = layout === 'list' ? 'section' : 'none';
  const texts = [gather(bundled, bundledFlat, annotations, { labels: { green: 'to check' }, grouping })];
  const options = { ...defaultOptions('html'), layout, parts: exportParts };
  return [...writeHtml({ made: '2026-11-29T08:00:00.000Z', version: '0.1.0', texts }, options)].join('');
};

for (const layout of exportLayouts)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing in an exported page, and it fits a phone: ${layout}, ${colorScheme}`, async ({
      page,
    }) => {
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.emulateMedia({ colorScheme });
      await page.setContent(pageWith(layout));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0);
        await page.evaluate(() => document.fonts.ready);
      }
      expect(complaints).toEqual([]);
      await addAxe(page);
      expect(await violations(page)).toEqual([]);
    });

test('the whole text leads to a note at its foot and back, without a script', async ({ page }) => {
  await page.setContent(pageWith('text'));
  const reference = page.locator('[role="doc-noteref"][aria-label="My note 2"]').first();
  const address = await reference.getAttribute('id');
  await reference.click();
  const own = page.locator(':target');
  await expect(own).toHaveRole('listitem');
  await own.locator('[role="doc-backlink"]').first().click();
  await expect(page.locator(':target')).toHaveAttribute('id', address ?? '');
});
