import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CheckReport, RecordOverview, RestorePreview, RestoreSource } from '#contract/my-data';
import type { Argument, CommandName, Value } from '#contract/commands';
import { failure } from '#contract/result';
import { api } from '../api';
import { savedAs, saveFile } from '../stores/save-file';
import { counted, t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useTextStore } from '../stores/text';

export type Choice = Argument<'restore.apply'>['bringBack'];
export type Task = 'looking' | 'checking' | 'backing-up' | 'reading' | 'restoring';

/** Where a reader's words lie, whether they are whole, and how they come back from a snapshot or a backup. */
export const useMyDataStore = defineStore('my-data', () => {
  const annotations = useAnnotationsStore();
  const notices = useNoticesStore();
  const texts = useTextStore();
  const overview = shallowRef<RecordOverview | null>(null);
  const report = shallowRef<CheckReport | null>(null);
  const source = shallowRef<RestoreSource | null>(null);
  const preview = shallowRef<RestorePreview | null>(null);
  const task = shallowRef<Task | null>(null);
  /** How much of the task is done, 0 … 1. */
  const done = shallowRef(0);
  /** Why the last task was not done, as a sentence. */
  const problem = shallowRef<string | null>(null);
  let work = '';
  /** The work that the person has called off, perhaps before the backend was asked to begin it. */
  let calledOff = '';

  api.subscribe('work.progress', (progress) => {
    if (progress.work === work) done.value = progress.done;
  });

  /**
   * Runs a command while `task` says so, one at a time, once what was typed here has been handed over. `of` makes its
   * argument from the name by which it is cancelled. Null when it failed, and then `problem` says why, when it was
   * cancelled, and when another is under way.
   */
  const run = async <Name extends CommandName>(
    name: Task,
    command: Name,
    of: (work: string) => Argument<Name>,
  ): Promise<Value<Name> | null> => {
    if (task.value) return null;
    task.value = name;
    problem.value = null;
    done.value = 0;
    work = crypto.randomUUID();
    await annotations.flush();
    const isCalledOff = calledOff === work;
    const result = isCalledOff ? failure('cancelled', 'Not begun.') : await api.invoke(command, of(work));
    task.value = null;
    if (result.ok) return result.value;
    const { code } = result.error;
    if (code === 'cancelled') notices.announce(t('myData.cancelled'));
    else if (name === 'reading' && code === 'bad-argument') problem.value = t('myData.noBackup');
    else problem.value = t(`errors.${code}`);
    return null;
  };
  const cancel = (): Promise<unknown> => {
    calledOff = work;
    return api.invoke('work.cancel', { work });
  };

  const look = async (): Promise<void> => {
    overview.value = await run('looking', 'record.overview', () => null);
  };

  const open = async (): Promise<void> => {
    if (task.value) return;
    report.value = null;
    leave();
    await look();
  };

  const check = async (): Promise<void> => {
    report.value = await run('checking', 'record.check', (mine) => ({ work: mine }));
    if (report.value) await look();
  };

  const backUp = async (): Promise<void> => {
    const file = await run('backing-up', 'backup.make', (mine) => ({ work: mine }));
    if (!file) return;
    const saved = await saveFile(file);
    if (!saved.ok) return void (problem.value = t(`errors.${saved.error.code}`));
    if (saved.value) notices.announce(t('myData.backedUp', { place: savedAs(saved.value) }));
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

  const leave = (): void => {
    source.value = null;
    preview.value = null;
  };

  const restore = async (bringBack: Choice): Promise<void> => {
    const from = source.value;
    if (!from) return;
    const restored = await run('restoring', 'restore.apply', (mine) => ({
      source: from,
      bringBack,
      work: mine,
    }));
    if (!restored) return;
    if (restored.stopped) {
      await previewOf(from); // what is still to come
      const titles = restored.stopped.untouched.map(texts.titleOf).join(', ');
      problem.value = counted('myData.stopped', restored.restored, { texts: titles });
      return;
    }
    notices.announce(counted('myData.restored', restored.restored));
    leave();
    await look();
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
    leave,
    restore,
    cancel,
    openFolder,
  };
});
