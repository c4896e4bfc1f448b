import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { describe } from '#core/anchoring/describe';
import { colours, styles, type Annotation } from '#core/annotation/annotation';
import { flatten } from '#core/text/flat-text';
import type { OpenedText } from '#contract/commands';
import { backupParts, backupText } from '../../support/backup-text';
import { defaultSettings } from '#contract/settings';

/** Asks the program behind an open page for something; the value of the command, by the contract. */
export const ask = async (page: Page, command: string, argument: unknown): Promise<unknown> => {
  const answer = await page.evaluate(
    async ([name, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`/api/${name}`, { method: 'POST', headers, body });
      return (await response.json()) as { ok: boolean; value: unknown };
    },
    [command, JSON.stringify(argument)] as const,
  );
  if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
  return answer.value;
};

/**
 * Puts so many notes into the record of the open text, as a backup that is restored: "Note 1" and so on in
 * the order of their places, each with the tag `odd` or `even`. `changed` gives one what it has besides.
 */
export const putNotes = async (
  page: Page,
  count: number,
  changed: (number: number) => Partial<Annotation> = () => ({}),
): Promise<void> => {
  const [{ id: textId }] = (await ask(page, 'library.list', null)) as [{ id: string }]; // the bundled text is there
  const { text } = (await ask(page, 'text.open', { textId })) as OpenedText;
  const flat = flatten(text);
  const step = Math.floor((flat.text.length - 60) / count);
  const annotations = Array.from({ length: count }, (_, index): Annotation => {
    const number = index + 1;
    const start = index * step;
    const time = new Date(Date.UTC(2026, 0, 1, 12) + index * 60_000).toISOString();
    return {
      id: randomUUID(),
      textId,
      created: time,
      modified: time,
      motivation: 'commenting',
      colour: colours[index % colours.length] ?? 'yellow',
      style: styles[0],
      tags: [number % 2 === 1 ? 'odd' : 'even'],
      note: `Note ${number}, and what there is to say of it.`,
      targets: [describe(flat, text.contentHash, { start, end: start + Math.min(50, 5 + (index % 7) * 8) })],
      ...changed(number),
    };
  });
  const texts = new Map([[textId, { annotations, trash: [], versions: [] }]]);
  const content = backupText('2026-01-01T00:00:00.000Z', texts, defaultSettings);
  const reading = randomUUID();
  for (const part of backupParts(reading, content)) await ask(page, 'restore.receive', part);
  await ask(page, 'restore.apply', {
    source: { kind: 'backup', reading },
    bringBack: { missing: true, trashed: true, changed: true },
  });
};
