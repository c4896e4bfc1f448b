import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

/**
 * Puts axe-core into the page as the debugger would: the page's policy refuses foreign scripts. Transitions are
 * off from then on, so that axe reads no colour that is still changing.
 */
export const addAxe = async (page: Page): Promise<void> => {
  await page.evaluate(axe);
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets.push(still);
  });
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of the rules with these tags, those whose outcome depends on colours, and so on the theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe-core's WCAG A and AA rules find in the page as it stands. */
export const violations = (page: Page): Promise<readonly Violation[]> =>
  run(page, { type: 'tag', values: tags });

/** What those of the rules find that another theme can break. */
export const colourViolations = (page: Page): Promise<readonly Violation[]> =>
  run(page, { type: 'rule', values: colourRules });

const run = (
  page: Page,
  runOnly: { readonly type: 'tag' | 'rule'; readonly values: readonly string[] },
): Promise<readonly Violation[]> =>
  page.evaluate(async (chosen) => {
    type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
    type Axe = { run(context: Document, options: object): Promise<Found> };
    const { axe: engine } = window as unknown as { axe: Axe }; // put there by addAxe
    await new Promise(requestAnimationFrame);
    // Dividers, floating toolbars and notices stand between the landmarks, not in them.
    const rules = chosen.type === 'tag' ? { region: { enabled: false } } : {};
    const found = await engine.run(document, { runOnly: chosen, rules, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
    }));
  }, runOnly);
