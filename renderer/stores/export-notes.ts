import type { ExportRequest, SavedExport } from '#contract/export';
import { success, type Result } from '#contract/result';
import { api } from '../api';
import { counted, t } from '../i18n';
import { useNoticesStore } from './notices';
import { downloadFrom, type SavedFile } from './save-file';

/**
 * Writes notes, as they are on disk, to a file, and announces where it is and what it does not hold; null when the
 * reader cancelled. `work`: see `Work`.
 */
export const exportNotes = async (
  request: ExportRequest & { readonly work?: string },
): Promise<Result<SavedFile>> => {
  const answer = await api.invoke('export.save', request);
  if (!answer.ok) return answer;
  if (answer.value === null) return success(null);
  const { file, losses } = answer.value;
  const isThere = 'path' in file;
  if (!isThere) downloadFrom(file.address, file.fileName);
  const where = isThere
    ? t('export.savedAs', { path: file.path })
    : t('export.downloaded', { name: file.fileName });
  useNoticesStore().toast([where, ...lossSentences(losses)].join('. '));
  return success(isThere ? { path: file.path } : { download: file.fileName });
};

/** What became of the notes, where the file was read back. */
const lossSentences = (losses: SavedExport['losses']): readonly string[] => {
  if (losses === null) return [];
  if (losses.length === 0) return [t('export.nothingLost')];
  return losses.map(({ fact, notes }) => counted(`exportLosses.${fact}`, notes));
};
