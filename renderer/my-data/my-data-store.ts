import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CheckReport, RecordOverview, RestorePreview, RestoreSource } from '#contract/my-data';
import type { Argument, CommandName, Value } from '#contract/commands';
import { failure } from '#contract/result';
import { api } from '../api';
import { downloadFrom } from '../stores/save-file';
import { counted, t } from '../i18n';
import { useOpenTextsStore } from '../stores/open-texts';
import { useNoticesStore } from '../stores/notices';
import { useAppStore } from '../stores/app';

/** What a restore brings back. */
export type BringBack = Argument<'restore.apply'>['bringBack'];
export type Task = 'looking' | 'checking' | 'backing-up' | 'reading' | 'restoring';

/**
 * The reader's data: where it is, whether it is intact, its backups, and how it is restored from a snapshot
 * or a backup.
 */
export const useMyDataStore = defineStore('my-data', () => {
  const texts = useOpenTextsStore();
  const notices = useNoticesStore();
  const app = useAppStore();
  const overview = shallowRef<RecordOverview | null>(null);
  const report = shallowRef<CheckReport | null>(null);
  const source = shallowRef<RestoreSource | null>(null);
  const preview = shallowRef<RestorePreview | null>(null);
  const task = shallowRef<Task | null>(null);
  /** How much of the task is done, 0 … 1. */
  const done = shallowRef(0);
  /** A sentence that says why the last task failed; null when it did not. */
  const problem = shallowRef<string | null>(null);
  /** The id by which the backend reports progress of the current task and cancels it. */
  let work = '';
  /** The id of the task that was cancelled, perhaps before the backend was asked to begin it. */
  let cancelled = '';

  api.subscribe('work.progress', (progress) => {
    if (progress.work === work) done.value = progress.done;
  });

  /**
   * Flushes unsaved changes and then runs a command as the current task. `argumentOf` makes the command's
   * argument from the id by which it is cancelled. Gives null when the command failed (`problem` says why),
   * when it was cancelled, and when another task is under way.
   */
  const run = async <Name extends CommandName>(
    name: Task,
    command: Name,
    argumentOf: (work: string) => Argument<Name>,
  ): Promise<Value<Name> | null> => {
    if (task.value) return null;
    task.value = name;
    problem.value = null;
    done.value = 0;
    work = crypto.randomUUID();
    await texts.flush();
    const result =
      cancelled === work ? failure('cancelled', 'Not begun.') : await api.invoke(command, argumentOf(work));
    task.value = null;
    if (result.ok) return result.value;
    const { code } = result.error;
    if (code === 'cancelled') notices.announce(t('myData.cancelled'));
    else if (name === 'reading' && code === 'bad-argument') problem.value = t('myData.noBackup');
    else problem.value = t(`errors.${code}`);
    return null;
  };
  const cancel = (): Promise<unknown> => {
    cancelled = work;
    return api.invoke('work.cancel', { work });
  };

  const loadOverview = async (): Promise<void> => {
    overview.value = await run('looking', 'record.overview', () => null);
  };

  const open = async (): Promise<void> => {
    if (task.value) return;
    report.value = null;
    closePreview();
    await loadOverview();
  };

  const check = async (): Promise<void> => {
    report.value = await run('checking', 'record.check', (mine) => ({ work: mine }));
    if (report.value) await loadOverview();
  };

  const backUp = async (): Promise<void> => {
    const saved = await run('backing-up', 'backup.save', (mine) => ({ work: mine }));
    if (!saved) return;
    if ('address' in saved) downloadFrom(saved.address, saved.fileName);
    notices.announce(t('myData.backedUp', { place: 'path' in saved ? saved.path : saved.fileName }));
  };

  const previewOf = async (from: RestoreSource): Promise<void> => {
    const found = await run('reading', 'restore.preview', (mine) => ({ source: from, work: mine }));
    if (found) [source.value, preview.value] = [from, found];
  };

  const previewOfFile = async (file: Blob): Promise<void> => {
    let content;
    try {
      content = await file.text();
    } catch {
      problem.value = t('myData.fileNotRead');
      return;
    }
    await previewOf({ kind: 'backup', content });
  };

  const closePreview = (): void => {
    source.value = null;
    preview.value = null;
  };

  const restore = async (bringBack: BringBack): Promise<void> => {
    const from = source.value;
    if (!from) return;
    const restored = await run('restoring', 'restore.apply', (mine) => ({
      source: from,
      bringBack,
      work: mine,
    }));
    if (!restored) return;
    if (restored.stopped) {
      await previewOf(from); // shows what was not restored
      const titles = restored.stopped.untouched.map(app.titleOf).join(', ');
      problem.value = counted('myData.stopped', restored.restored, { texts: titles });
      return;
    }
    notices.announce(counted('myData.restored', restored.restored));
    closePreview();
    await loadOverview();
  };

  const openFolder = async (): Promise<void> => {
    const opened = await api.invoke('folder.open', null);
    const dataDir = overview.value?.dataDir ?? '';
    problem.value = opened.ok ? null : t('myData.folderNotOpened', { dataDir });
  };

  return {
    overview,
    report,
    preview,
    task,
    done,
    problem,
    open,
    check,
    backUp,
    previewOf,
    previewOfFile,
    closePreview,
    restore,
    cancel,
    openFolder,
  };
});
