import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { SavedExport } from '#contract/export';
import { lossSentences } from './export-losses';
import { counted, t } from '../i18n';
import { useDialogsStore } from './dialogs';
import { useNoticesStore } from './notices';
import { downloadFrom } from './save-file';

/** What the export dialog was opened for. */
export const useExportStore = defineStore('export', () => {
  /** Ids of the notes that were chosen in the list; null: none. */
  const chosen = shallowRef<readonly string[] | null>(null);
  const openFor = (ids: readonly string[]): void => {
    chosen.value = ids;
    useDialogsStore().open = 'export';
  };
  return { chosen, openFor };
});

/** Lets the browser download the file where it could not be written, and says where it is and what it does not hold. */
export const announceExport = ({ file, notInLibrary, losses }: SavedExport): void => {
  const isThere = 'path' in file;
  if (!isThere) downloadFrom(file.address, file.fileName);
  const where = isThere
    ? t('export.savedAs', { path: file.path })
    : t('export.downloaded', { name: file.fileName });
  const leftOut = notInLibrary === 0 ? [] : [counted('export.notInLibrary', notInLibrary)];
  useNoticesStore().toast([where, ...(losses === null ? [] : lossSentences(losses)), ...leftOut].join('. '));
};
