import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

/** Puts axe-core into the page as the debugger would: the page's policy refuses foreign scripts. */
export const addAxe = (page: Page): Promise<void> => page.evaluate(axe);

/** What axe-core's WCAG A and AA rules find in the page as it stands. */
export const violations = (page: Page): Promise<readonly Violation[]> =>
  page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };
    type Axe = { run(context: Document, options: object): Promise<Found> };
    const { axe: engine } = window as unknown as { axe: Axe }; // put there by addAxe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // Dividers, floating toolbars and notices stand between the landmarks, not in them.
    const rules = { region: { enabled: false } };
    const found = await engine.run(document, { runOnly: { type: 'tag', values: tags }, rules });
    return found.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
    }));
  });
