import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CheckReport, RecordOverview, RestorePreview, RestoreSource } from '#contract/my-data';
import type { Argument, CommandName, Value } from '#contract/commands';
import { api } from '../api';
import { saveFile } from '../export/save-file';
import { t } from '../i18n';
import { useAnnotationsStore } from './annotations';
import { useNoticesStore } from './notices';

export type Choice = Argument<'restore.apply'>['bringBack'];
export type Task = 'looking' | 'checking' | 'backing-up' | 'reading' | 'restoring';

/** Where a reader's words lie, whether they are whole, and how they come back from a snapshot or a backup. */
export const useMyDataStore = defineStore('my-data', () => {
  const annotations = useAnnotationsStore();
  const notices = useNoticesStore();
  const overview = shallowRef<RecordOverview | null>(null);
  const report = shallowRef<CheckReport | null>(null);
  const source = shallowRef<RestoreSource | null>(null);
  const preview = shallowRef<RestorePreview | null>(null);
  const task = shallowRef<Task | null>(null);
  /** Why the last task was not done, as a sentence. */
  const problem = shallowRef<string | null>(null);

  /** Runs a command while `task` says so; null when it failed, and then `problem` says why. */
  const run = async <Name extends CommandName>(
    name: Task,
    command: Name,
    argument: Argument<Name>,
  ): Promise<Value<Name> | null> => {
    task.value = name;
    problem.value = null;
    const result = await api.invoke(command, argument);
    task.value = null;
    if (result.ok) return result.value;
    const { code } = result.error;
    const isNoBackup = name === 'reading' && code === 'bad-argument';
    problem.value = isNoBackup ? t('myData.noBackup') : t(`errors.${code}`);
    return null;
  };

  const look = async (): Promise<void> => {
    overview.value = await run('looking', 'record.overview', null);
  };

  const open = async (): Promise<void> => {
    report.value = null;
    leave();
    await look();
  };

  const check = async (): Promise<void> => {
    await annotations.flush();
    report.value = await run('checking', 'record.check', {});
    await look();
  };

  const backUp = async (): Promise<void> => {
    await annotations.flush();
    const file = await run('backing-up', 'backup.make', {});
    if (!file) return;
    const saved = await saveFile(file);
    if (!saved.ok) return void (problem.value = t(`errors.${saved.error.code}`));
    if (!saved.value) return;
    const place = 'path' in saved.value ? saved.value.path : saved.value.download;
    notices.announce(t('myData.backedUp', { place }));
  };

  const previewOf = async (from: RestoreSource): Promise<void> => {
    source.value = from;
    await annotations.flush();
    preview.value = await run('reading', 'restore.preview', { source: from });
  };

  const leave = (): void => {
    source.value = null;
    preview.value = null;
  };

  const restore = async (bringBack: Choice): Promise<void> => {
    if (!source.value) return;
    const restored = await run('restoring', 'restore.apply', { source: source.value, bringBack });
    if (!restored) return;
    notices.announce(t('myData.restored', restored.restored));
    leave();
    await look();
  };

  return { overview, report, preview, task, problem, open, check, backUp, previewOf, leave, restore };
});
