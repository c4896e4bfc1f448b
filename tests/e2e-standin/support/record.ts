import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { AnnotationList, TextSummary } from '#contract/commands';
import { readerPage } from '../../e2e/support/reader-page';
import { expect, invoke } from './desktop';

const value = async <Value>(page: Page, command: string, argument: unknown): Promise<Value> => {
  const result = (await invoke(page, command, argument)) as { ok: boolean; value: Value }; // a `Result`, by the contract
  if (!result.ok) throw new Error(`${command} failed: ${JSON.stringify(result)}`);
  return result.value;
};

export const firstText = async (page: Page): Promise<string> => {
  const [first] = await value<readonly TextSummary[]>(page, 'library.list', null);
  if (!first) throw new Error('The library holds no text.');
  return first.id;
};

/** Keeps a note on the whole text, by command; resolves when the program says that it is on disk. */
export const writeNote = async (page: Page, note: string): Promise<void> => {
  const textId = await firstText(page);
  const rest = { motivation: 'commenting', colour: 'yellow', style: 'solid', tags: [], targets: [] };
  await value(page, 'annotations.create', { textId, annotation: { ...rest, id: randomUUID(), note } });
};

export const notesOf = async (page: Page): Promise<string[]> => {
  const textId = await firstText(page);
  const { annotations } = await value<AnnotationList>(page, 'annotations.list', { textId });
  return annotations.map(({ note }) => note);
};

/** A note that finds no place on disk; the page has said so. Gives back what makes the disk good again. */
export const writeWithoutPlace = async (page: Page, dataDir: string): Promise<() => void> => {
  const journal = join(dataDir, 'journal');
  rmSync(journal, { recursive: true, force: true });
  writeFileSync(journal, 'a file where the journal belongs');
  await readerPage(page).mark('Kamenev', 'Add note');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('words without a place');
  // Until then the page may take longer to answer on a busy machine than the program waits for one that
  // hangs.
  await expect(page.getByRole('alert')).toContainText('could not be written to disk');
  return () => rmSync(journal);
};

export { filesHolding } from '../../support/files-holding';
