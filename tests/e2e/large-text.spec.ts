import { ask } from './support/many-notes';
import { expect, test } from './support/shared-lectern';
import { readerPage } from './support/reader-page';

test('headings stay near the size of large text, and paragraph numbers on the baseline at every size', async ({
  page,
  lectern,
}) => {
  await readerPage(page).open(lectern.url);
  const measured = () =>
    page.evaluate(() => {
      const sizeOf = (selector: string): number => {
        const element = document.querySelector(`main ${selector}`);
        return element ? Number.parseFloat(getComputedStyle(element).fontSize) : 0;
      };
      // An empty inline block stands on the baseline of its line.
      const baselineOf = (selector: string): number => {
        const probe = document.createElement('span');
        probe.style.display = 'inline-block';
        document.querySelector(selector)?.prepend(probe);
        const { bottom } = probe.getBoundingClientRect();
        probe.remove();
        return bottom;
      };
      return {
        heading: sizeOf('.heading .words') / sizeOf('.paragraph .words'),
        apart: Math.abs(baselineOf('#s2-p1 .label') - baselineOf('#s2-p1 .words')),
      };
    });
  for (const textSize of [-2, 0, 4, 10]) {
    await ask(page, 'settings.change', { textSize });
    const scale = String(Number((1.125 ** textSize).toFixed(4)));
    await expect
      .poll(() => page.evaluate(() => document.documentElement.style.getPropertyValue('--text-step')))
      .toBe(scale);
    const { heading, apart } = await measured();
    expect(apart, `at ${scale}`).toBeLessThan(1);
    if (textSize === 0) expect(heading).toBeCloseTo(1.62, 2);
    if (textSize === 10) expect(heading).toBeLessThanOrEqual(1.2);
  }
});
