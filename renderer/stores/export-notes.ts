import type { ExportFormat } from '#core/export/options';
import type { RenderedExport } from '#contract/export';
import type { Result } from '#contract/result';
import { api } from '../api';
import { counted, t } from '../i18n';
import { useNoticesStore } from './notices';
import { saveFile, type SavedFile } from './save-file';

/**
 * Writes notes on a text, as they are on disk, to a file, and announces where it is. `ids` are those of the notes;
 * without them all notes are written.
 */
export const exportNotes = async (
  textId: string,
  format: ExportFormat,
  ids?: readonly string[],
): Promise<Result<SavedFile>> => {
  const rendered = await api.invoke('export.render', { textId, format, ...(ids && { ids }) });
  if (!rendered.ok) return rendered;
  const saved = await saveFile(rendered.value.file);
  if (saved.ok && saved.value) {
    const where =
      'path' in saved.value
        ? t('export.savedAs', { path: saved.value.path })
        : t('export.downloaded', { name: saved.value.download });
    useNoticesStore().toast([where, ...lossSentences(rendered.value.losses)].join('. '));
  }
  return saved;
};

/** What became of the notes, where the file was read back. */
const lossSentences = (losses: RenderedExport['losses']): readonly string[] => {
  if (losses === null) return [];
  if (losses.length === 0) return [t('export.nothingLost')];
  return losses.map(({ fact, notes }) => counted(`exportLosses.${fact}`, notes));
};
