import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { AnnotationList, TextSummary } from '#contract/commands';
import { invoke } from './desktop';

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

export { filesHolding } from '../../support/files-holding';
