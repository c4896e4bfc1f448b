import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotationList, OpenedText, TextSummary } from '#contract/commands';
import { defaultSettings, type Settings } from '#contract/settings';
import { copyBuild } from '../../../scripts/bench/build-copy.mjs';
import { addSecondText } from '../../../scripts/bench/second-text.mjs';
import { signIn, wholeTextNote, type Client } from '../../support/http-client';
import { startLectern, webShell } from '../../support/web-shell';

/** What the library holds: the bundled text, or a second text beside it. */
export type SharedLibrary = 'bundled' | 'two texts';

/** A running web shell that several tests use one after the other. */
export interface ResettableLectern {
  /** With the token, as on the ready line. */
  readonly url: string;
  readonly origin: string;
  /** Leaves no note, trash, version, step of undo or setting of the tests before. */
  reset(): Promise<void>;
  dispose(): Promise<void>;
}

export const createSharedLectern = async (library: SharedLibrary): Promise<ResettableLectern> => {
  const build = library === 'two texts' ? copyBuild(join(webShell, '../..')) : null;
  if (build) await addSecondText(build.out);
  const lectern = await startLectern(build ? { program: join(build.out, 'main/web.js') } : {});
  const client = await signIn(lectern);
  const ask = valueOf(client);
  const texts = (await ask('library.list', null)) as readonly TextSummary[]; // by the contract
  const tops = await Promise.all(texts.map(({ id }) => firstBlock(ask, id)));
  return {
    url: lectern.url,
    origin: lectern.origin,
    async reset() {
      for (const { id } of texts) await removeNotes(ask, id);
      await resetSettings(ask, tops);
    },
    async dispose() {
      await lectern.stop();
      rmSync(lectern.dataDir, { recursive: true, force: true });
      build?.remove();
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

interface FirstBlock {
  readonly textId: string;
  readonly blockId: string;
}

const firstBlock = async (ask: Ask, textId: string): Promise<FirstBlock> => {
  const { text } = (await ask('text.open', { textId })) as OpenedText; // by the contract
  return { textId, blockId: text.sections[0]?.blocks[0]?.id ?? '' };
};

const resetSettings = async (ask: Ask, tops: readonly FirstBlock[]): Promise<void> => {
  const settings = (await ask('settings.get', null)) as Settings; // by the contract
  // Where reading stopped, and in which text, cannot be forgotten; the beginning is as good as nothing.
  const read = tops.filter(({ textId }) => textId in settings.positions);
  const positions = Object.fromEntries(read.map(({ textId, blockId }) => [textId, { blockId, passed: 0 }]));
  const lastText = settings.lastText && (tops[0]?.textId ?? null);
  const wanted = { ...defaultSettings, positions, lastText };
  if (isSame(settings, wanted)) return;
  const { lastText: last, ...patch } = wanted;
  const changed = await ask('settings.change', last === null ? patch : { ...patch, lastText: last });
  assert.deepEqual(changed, wanted, 'settings are left');
};

const isSame = (a: unknown, b: unknown): boolean => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};
