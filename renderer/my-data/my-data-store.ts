import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CheckReport, RecordOverview, RestorePreview } from '#contract/my-data';
import type { Argument } from '#contract/commands';
import { failure, type Result } from '#contract/result';
import { api } from '../api';
import { downloadFrom } from '../stores/save-file';
import { counted, t } from '../i18n';
import { useDialogsStore } from '../stores/dialogs';
import { useOpenTextsStore } from '../stores/open-texts';
import { useNoticesStore } from '../stores/notices';
import { useAppStore } from '../stores/app';
import { askOf, fileNotRead, forget, sendBackup, type Chosen, type Sending } from './backup-file';

/** What a restore brings back. */
export type BringBack = Argument<'restore.apply'>['bringBack'];
export type Task = 'looking' | 'checking' | 'backing-up' | 'reading' | 'restoring';

/** Of reading a backup file, sending it is so much of the bar. */
const sendingShare = 0.8;

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
  const preview = shallowRef<RestorePreview | null>(null);
  const task = shallowRef<Task | null>(null);
  /** How much of the task is done, 0 … 1. */
  const done = shallowRef(0);
  /** A sentence that says why the last task failed; null when it did not. */
  const problem = shallowRef<string | null>(null);
  /** Whether the backup that the program was asked to open is still to be shown. */
  let isBackupWaiting = false;
  /** What the preview is of. */
  let chosen: Chosen | null = null;
  /** The id by which the backend reports progress of the current task and cancels it. */
  let work = '';
  let cancelling = new AbortController();
  /** How much of the task was done before the command of which the backend reports progress, 0 … 1. */
  let doneBefore = 0;
  /** While a file is sent, the backend reports progress of each of its parts, which is not that of the task. */
  let isSending = false;

  api.subscribe('work.progress', (progress) => {
    if (progress.work !== work || progress.ended || isSending) return;
    done.value = doneBefore + progress.done * (1 - doneBefore);
  });
  const sent = (share: number): void => {
    done.value = share * sendingShare;
    doneBefore = sendingShare;
    isSending = share < 1;
  };

  /**
   * Flushes unsaved changes and then does `act` as the current task. Gives null when that failed (`problem` says
   * why), when it was cancelled, and when another task is under way.
   */
  const run = async <Value>(
    name: Task,
    act: (sending: Sending) => Promise<Result<Value>>,
  ): Promise<Value | null> => {
    if (task.value) return null;
    task.value = name;
    problem.value = null;
    [done.value, doneBefore, isSending] = [0, 0, false];
    work = crypto.randomUUID();
    cancelling = new AbortController();
    const { signal } = cancelling;
    await texts.flush();
    const result = signal.aborted ? failure('cancelled', 'Not begun.') : await act({ work, signal, sent });
    task.value = null;
    if (result.ok) return result.value;
    const { code } = result.error;
    if (code === 'cancelled') notices.explain(t('myData.cancelled'));
    else if (result === fileNotRead) problem.value = t('myData.fileNotRead');
    else if (name === 'reading' && code === 'bad-argument') problem.value = t('myData.noBackup');
    else problem.value = t(`errors.${code}`);
    return null;
  };
  const cancel = (): Promise<unknown> => {
    cancelling.abort();
    return api.invoke('work.cancel', { work });
  };

  const loadOverview = async (): Promise<void> => {
    overview.value = await run('looking', () => api.invoke('record.overview', null));
  };

  const open = async (): Promise<void> => {
    if (task.value) return;
    report.value = null;
    closePreview();
    await loadOverview();
    if (!isBackupWaiting) return;
    isBackupWaiting = false;
    await previewOfFile('opened');
  };
  /** Opens the dialog with a preview of the backup that the program was asked to open. */
  const openBackup = (): void => {
    if (app.readOnly) return notices.explain(t('status.readOnly'));
    if (task.value) notices.explain(t('myData.busy'));
    else isBackupWaiting = true;
    useDialogsStore().open = 'my-data';
  };

  const check = async (): Promise<void> => {
    report.value = await run('checking', ({ work }) => api.invoke('record.check', { work }));
    if (report.value) await loadOverview();
  };

  const backUp = async (): Promise<void> => {
    const saved = await run('backing-up', ({ work }) => api.invoke('backup.save', { work }));
    if (!saved) return;
    if ('address' in saved) downloadFrom(saved.address, saved.fileName);
    notices.toast(t('myData.backedUp', { place: 'path' in saved ? saved.path : saved.fileName }));
  };

  const askPreview = (of: Chosen, sending: Sending): Promise<Result<RestorePreview>> => {
    const argument = { source: of.source, work: sending.work };
    return askOf(of, sending, () => api.invoke('restore.preview', argument));
  };
  const show = (of: Chosen, found: RestorePreview): void => {
    [chosen, preview.value] = [of, found];
  };

  const previewOfSnapshot = async (name: string): Promise<void> => {
    const of: Chosen = { source: { kind: 'snapshot', name }, file: null };
    const found = await run('reading', (sending) => askPreview(of, sending));
    if (found) show(of, found);
  };

  const previewOfFile = async (file: Blob | 'opened'): Promise<void> => {
    if (task.value) return;
    const of: Chosen = { source: { kind: 'backup', reading: crypto.randomUUID() }, file };
    const found = await run('reading', async (sending) => {
      const answer = await sendBackup(of, sending);
      return answer.ok ? askPreview(of, sending) : answer;
    });
    if (found) show(of, found);
    else forget(of);
  };

  const closePreview = (): void => {
    if (chosen) forget(chosen);
    [chosen, preview.value] = [null, null];
  };

  const restore = async (bringBack: BringBack): Promise<void> => {
    const of = chosen;
    if (!of) return;
    const restored = await run('restoring', (sending) => {
      const argument = { source: of.source, bringBack, work: sending.work };
      return askOf(of, sending, () => api.invoke('restore.apply', argument));
    });
    if (!restored) return;
    if (restored.stopped) {
      const rest = await run('reading', (sending) => askPreview(of, sending));
      if (rest) preview.value = rest; // shows what was not restored
      const titles = restored.stopped.untouched.map(app.titleOf).join(', ');
      problem.value = counted('myData.stopped', restored.restored, { texts: titles });
      return;
    }
    const onlySettings = bringBack.settings && restored.restored === 0;
    notices.toast(
      onlySettings ? t('myData.settingsRestored') : counted('myData.restored', restored.restored),
    );
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
    openBackup,
    check,
    backUp,
    previewOfSnapshot,
    previewOfFile,
    closePreview,
    restore,
    cancel,
    openFolder,
  };
});
