import type { ExportedFile } from '#contract/export';
import { failure, success, type Result } from '#contract/result';
import { api } from '../api';
import { useAppStore } from './app';

/**
 * Where a file was saved: at a path that the reader chose, or among the browser's downloads; null when the
 * reader cancelled.
 */
export type SavedFile = { readonly path: string } | { readonly download: string } | null;

/** The path or the name under which a file was saved. */
export const savedAs = (file: NonNullable<SavedFile>): string => ('path' in file ? file.path : file.download);

export const saveFile = async (file: ExportedFile): Promise<Result<SavedFile>> => {
  if (useAppStore().info?.canSaveFiles) return api.invoke('file.save', file);
  try {
    download(file);
    return success({ download: file.fileName });
  } catch {
    return failure('internal', 'The download did not start.');
  }
};

/** Lets the browser download what is at an address of the page's own origin. */
export const downloadFrom = (address: string, fileName: string): void =>
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click();

const download = ({ fileName, mediaType, content }: ExportedFile): void => {
  const address = URL.createObjectURL(new Blob([content], { type: `${mediaType};charset=utf-8` }));
  downloadFrom(address, fileName);
  // The browser reads the address in the next task; a minute is enough for a slow one.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
