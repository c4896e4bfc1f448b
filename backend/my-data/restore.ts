import { excerptOf, type BringBack, type Compared } from '#core/merge/merge';
import type { Restored, RestoreExample, RestorePreview, RestoreSource, TextPreview } from '#contract/my-data';
import type { BackendPorts } from '../backend';
import type { Records } from '../records';
import { readSource } from './source';

export const previewRestore = (
  ports: BackendPorts,
  records: Records,
  source: RestoreSource,
): RestorePreview => {
  const { made, texts, settings, lost } = readSource(ports, source);
  return {
    written: made,
    lost,
    texts: Array.from(texts, ([textId, contents]) =>
      previewText(textId, records.annotations(textId).compare(contents)),
    ),
    settings: settings !== null,
  };
};

/** A merge, never a wipe: nothing that stands here is lost by it. One step to undo for each text. */
export const applyRestore = (
  ports: BackendPorts,
  records: Records,
  source: RestoreSource,
  bringBack: BringBack,
): Restored & { readonly settings: Readonly<Record<string, unknown>> | null } => {
  const { texts, settings, lost } = readSource(ports, source);
  let restored = 0;
  for (const [textId, contents] of texts) {
    restored += records.annotations(textId).merge(contents, bringBack);
  }
  return { restored, lost, settings };
};

const shown = ['missing', 'trashed', 'changed', 'deleted'] as const;
const mostExamples = 3;

const previewText = (textId: string, compared: readonly Compared[]): TextPreview => {
  const of = (standing: Compared['standing']): Compared[] =>
    compared.filter((one) => one.standing === standing);
  return {
    textId,
    missing: of('missing').length,
    trashed: of('trashed').length,
    changed: of('changed').length,
    same: of('same').length,
    deleted: of('deleted').length,
    examples: shown.flatMap((standing) =>
      of(standing)
        .slice(0, mostExamples)
        .map((one) => example(standing, one)),
    ),
  };
};

const example = (
  standing: RestoreExample['standing'],
  { id, source, present }: Compared,
): RestoreExample => ({
  id,
  standing,
  excerpt: excerptOf(source, present),
  present: present === null ? null : excerptOf(present, source),
});
