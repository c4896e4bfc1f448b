import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { AnnotationList, OpenedText } from '#contract/commands';
import { defaultSettings, type Settings } from '#contract/settings';
import type { StudyText } from '#core/text/study-text';
import { firstText, signIn, wholeTextNote, type Client } from '../../support/http-client';
import { startLectern } from '../../support/web-shell';

/** A running web shell that several tests use one after the other. */
export interface ResettableLectern {
  /** With the token, as on the ready line. */
  readonly url: string;
  readonly origin: string;
  /** Leaves no note, trash, version, step of undo or setting of the tests before. */
  reset(): Promise<void>;
  dispose(): Promise<void>;
}

export const createSharedLectern = async (): Promise<ResettableLectern> => {
  const lectern = await startLectern();
  const client = await signIn(lectern);
  const ask = valueOf(client);
  const textId = await firstText(client);
  const { text } = (await ask('text.open', { textId })) as OpenedText;
  return {
    url: lectern.url,
    origin: lectern.origin,
    async reset() {
      await removeNotes(ask, textId);
      await resetSettings(ask, text);
    },
    async dispose() {
      await lectern.stop();
      rmSync(lectern.dataDir, { recursive: true, force: true });
    },
  };
};

type Ask = (command: string, argument: unknown) => Promise<unknown>;

const valueOf =
  (client: Client): Ask =>
  async (command, argument) => {
    const result = (await client.invoke(command, argument)) as { ok: boolean; value: unknown }; // by the contract
    assert.ok(result.ok, `${command}: ${JSON.stringify(result)}`);
    return result.value;
  };

const list = (ask: Ask, textId: string): Promise<AnnotationList> =>
  ask('annotations.list', { textId }) as Promise<AnnotationList>; // by the contract

const removeNotes = async (ask: Ask, textId: string): Promise<void> => {
  const { annotations, trashed, history } = await list(ask, textId);
  const isNew = annotations.length === 0 && trashed === 0 && history.undo === 0 && history.redo === 0;
  if (isNew) return;
  // A new note ends what could be done again; what concerns a removed one cannot be undone any more.
  const made = randomUUID();
  await ask('annotations.create', { textId, annotation: { ...wholeTextNote, id: made } });
  await ask('annotations.deleteMany', { textId, ids: [...annotations.map(({ id }) => id), made] });
  await ask('trash.empty', { textId });
  const nothing = { annotations: [], history: { undo: 0, redo: 0 }, trashed: 0 };
  assert.deepEqual(await list(ask, textId), nothing, 'notes or steps are left');
};

const resetSettings = async (ask: Ask, { id: textId, sections }: StudyText): Promise<void> => {
  const settings = (await ask('settings.get', null)) as Settings; // by the contract
  // The place where reading stopped cannot be forgotten; at the beginning it is as good as none.
  const top = { [textId]: { blockId: sections[0]?.blocks[0]?.id ?? '', passed: 0 } };
  const wanted = { ...defaultSettings, positions: textId in settings.positions ? top : {} };
  if (isSame(settings, wanted)) return;
  const { lastText, ...patch } = wanted;
  assert.equal(lastText, settings.lastText, 'which text was read last cannot be forgotten');
  assert.deepEqual(await ask('settings.change', patch), wanted, 'settings are left');
};

const isSame = (a: unknown, b: unknown): boolean => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};
