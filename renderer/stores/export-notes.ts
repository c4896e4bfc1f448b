import type { ExportFormat } from '#contract/export';
import type { Result } from '#contract/result';
import { api } from '../api';
import { t } from '../i18n';
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
  const saved = rendered.ok ? await saveFile(rendered.value) : rendered;
  if (saved.ok && saved.value)
    useNoticesStore().toast(
      'path' in saved.value
        ? t('export.savedAs', { path: saved.value.path })
        : t('export.downloaded', { name: saved.value.download }),
    );
  return saved;
};
