import type { ExportedFile } from '#contract/commands';
import { failure, success, type Result } from '#contract/result';
import { api } from '../api';
import { useTextStore } from './text';

/** Where a file went: a path the person chose, or the browser's downloads; null when the person cancelled. */
export type SavedFile = { readonly path: string } | { readonly download: string } | null;

/** The path or the name under which a file was saved. */
export const savedAs = (file: NonNullable<SavedFile>): string => ('path' in file ? file.path : file.download);

export const saveFile = async (file: ExportedFile): Promise<Result<SavedFile>> => {
  if (useTextStore().app?.canSaveFiles) return api.invoke('file.save', file);
  try {
    download(file);
    return success({ download: file.fileName });
  } catch {
    return failure('internal', 'The download did not start.');
  }
};

const download = ({ fileName, mediaType, content }: ExportedFile): void => {
  const address = URL.createObjectURL(new Blob([content], { type: `${mediaType};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  // The browser has read the address by the next task; a minute is more than enough for a slow one.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
