import type { Page } from 'playwright/test';
import type { NewAnnotation } from '#core/annotation/annotation';

const textId = 'lenin-cc-speeches-1917-11-14';

/**
 * Puts notes on the whole bundled text into the record as another window would. Gives their ids, in order.
 */
export const layAnnotations = async (
  page: Page,
  parts: readonly Partial<Omit<NewAnnotation, 'id'>>[],
): Promise<readonly string[]> => {
  const made = parts.map((part) => ({
    id: crypto.randomUUID(),
    motivation: 'commenting' as const,
    colour: 'yellow' as const,
    style: 'solid' as const,
    tags: [],
    note: 'a note',
    targets: [],
    ...part,
  }));
  for (const annotation of made)
    await page.evaluate(
      async (argument) => {
        const headers = { 'Content-Type': 'application/json' };
        const body = JSON.stringify(argument);
        const response = await fetch('/api/annotations.create', { method: 'POST', headers, body });
        const result = (await response.json()) as { ok: boolean }; // by the contract
        if (!result.ok) throw new Error(JSON.stringify(result));
      },
      { textId, annotation },
    );
  return made.map(({ id }) => id);
};
