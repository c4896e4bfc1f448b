import { setImmediate as othersFirst } from 'node:timers/promises';
import { excerptOf, type BringBack, type ComparedEntry, type RecordContents } from '#core/merge/merge';
import type { Restored, RestoreExample, RestorePreview, RestoreSource, TextPreview } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import type { Records } from '../annotations/records';
import { part, type Slices } from '../work/chunked-work';
import type { BackupContents } from './backup-format';
import { readSource } from './restore-source';

export function* previewRestore(
  ports: BackendPorts,
  records: Records,
  source: RestoreSource,
): Slices<RestorePreview> {
  const { made, texts, settings, lost } = yield* part(readSource(ports, source), 0, 0.8);
  const previews: TextPreview[] = [];
  for (const [textId, contents] of texts) {
    const compared = yield* part(compareSliced(records, textId, contents), 0.8, 1);
    previews.push(previewText(textId, compared));
  }
  return { written: made, lost, texts: previews, settings: settings !== null };
}

const comparedInStep = 500;

function* compareSliced(records: Records, textId: string, contents: RecordContents): Slices<ComparedEntry[]> {
  const { annotations, trash, versions } = contents;
  const annotationsHere = records.annotations(textId);
  const compared: ComparedEntry[] = [];
  for (let at = 0; at < annotations.length; at += comparedInStep) {
    const some = annotations.slice(at, at + comparedInStep);
    compared.push(...annotationsHere.compare({ annotations: some, trash: [], versions: [] }));
    yield at / annotations.length;
  }
  compared.push(...annotationsHere.compare({ annotations: [], trash, versions }));
  return compared;
}

/**
 * A merge, never a wipe: nothing that stands here is lost by it. One line of the journal and one step to undo for each
 * text; others come in between the texts. When the disk takes no more, what has been restored by then stays, and asking
 * again brings back the rest. Throws when nothing has been restored.
 */
export const applyRestore = async (
  records: Records,
  { texts, lost }: BackupContents,
  bringBack: BringBack,
): Promise<Restored> => {
  const merges = Array.from(texts, ([textId, contents]) => {
    const here = records.annotations(textId); // all of them before anything is written: one that cannot be opened stops it here
    return { textId, merge: () => here.merge(contents, bringBack) };
  });
  let restored = 0;
  for (const [index, { merge }] of merges.entries()) {
    try {
      restored += merge();
    } catch (error) {
      if (!(error instanceof CommandError) || restored === 0) throw error;
      const untouched = merges.slice(index).map((one) => one.textId);
      return { restored, lost, stopped: { code: error.code, untouched } };
    }
    await othersFirst();
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
