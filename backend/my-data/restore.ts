import { setImmediate as nextTurn } from 'node:timers/promises';
import { excerptOf, type BringBack, type ComparedEntry, type RecordContents } from '#core/merge/merge';
import type { Restored, RestoreExample, RestorePreview, TextPreview } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { SettingsStore } from '../settings/settings-store';
import type { Records } from '../annotations/records';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { changesSettings } from './backed-up-settings';
import type { BackupContents } from './backup-format';

/** `source`: the work that reads it. */
export function* previewRestore(
  records: Records,
  settings: Pick<SettingsStore, 'get'>,
  source: ChunkedWork<BackupContents>,
): ChunkedWork<RestorePreview> {
  const { made, texts, settings: document, lost, refused } = yield* scaleProgress(source, 0, 0.8);
  const previews: TextPreview[] = [];
  for (const [textId, contents] of texts) {
    const compared = yield* scaleProgress(compareInChunks(records, textId, contents), 0.8, 1);
    previews.push(previewText(textId, compared));
  }
  const settingsDiffer = document !== null && changesSettings(settings.get(), document);
  return { written: made, lost, refused, texts: previews, settings: settingsDiffer };
}

const entriesPerChunk = 500;

function* compareInChunks(
  records: Records,
  textId: string,
  contents: RecordContents,
): ChunkedWork<ComparedEntry[]> {
  const { annotations, trash, versions } = contents;
  const annotationsHere = records.annotations(textId);
  const compared: ComparedEntry[] = [];
  for (let at = 0; at < annotations.length; at += entriesPerChunk) {
    const chunk = annotations.slice(at, at + entriesPerChunk);
    compared.push(...annotationsHere.compare({ annotations: chunk, trash: [], versions: [] }));
    yield at / annotations.length;
  }
  compared.push(...annotationsHere.compare({ annotations: [], trash, versions }));
  return compared;
}

/**
 * Merges the source into the records, so that nothing that is here now is lost. Each text gets one line of
 * the journal and one step to undo; other commands can run between two texts. When a text cannot be written,
 * what has been restored by then stays, and the same command brings back the rest later. Throws when nothing
 * has been restored.
 */
export const applyRestore = async (
  records: Records,
  { texts, lost }: BackupContents,
  bringBack: BringBack,
): Promise<Restored> => {
  // Every record is opened before anything is written, so that one that cannot be opened stops the restore.
  for (const textId of texts.keys()) records.annotations(textId);
  let restored = 0;
  for (const [index, [textId, contents]] of [...texts].entries()) {
    try {
      restored += records.annotations(textId).merge(contents, bringBack); // it may have been closed meanwhile
    } catch (error) {
      if (!(error instanceof CommandError) || restored === 0) throw error;
      const untouched = [...texts.keys()].slice(index);
      return { restored, lost, stopped: { code: error.code, untouched } };
    }
    await nextTurn();
  }
  return { restored, lost };
};

const shown = ['missing', 'trashed', 'changed', 'deleted'] as const;
const mostExamples = 3;

const previewText = (textId: string, compared: readonly ComparedEntry[]): TextPreview => {
  const of = (status: ComparedEntry['status']): ComparedEntry[] =>
    compared.filter((one) => one.status === status);
  return {
    textId,
    missing: of('missing').length,
    trashed: of('trashed').length,
    changed: of('changed').length,
    same: of('same').length,
    deleted: of('deleted').length,
    examples: shown.flatMap((status) =>
      of(status)
        .slice(0, mostExamples)
        .map((one) => example(status, one)),
    ),
  };
};

const example = (
  status: RestoreExample['status'],
  { id, source, present }: ComparedEntry,
): RestoreExample => ({
  id,
  status,
  excerpt: excerptOf(source, present),
  present: present === null ? null : excerptOf(present, source),
});
