import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { defaultOptions, type ExportFormat, type ExportOptions } from '#core/export/options';
import type { ExportPreview, ExportRequest, SavedExport } from '#contract/export';
import type { ErrorCode } from '#contract/result';
import { api } from '../api';
import { useAppStore } from '../stores/app';
import { useExportStore } from '../stores/export-notes';
import { useNoteListStore } from '../stores/note-list';
import { useOpenTextsStore } from '../stores/open-texts';
import { useSettingsStore } from '../stores/settings';
import { useTextSession } from '../stores/text-session';
import { copyText } from '../ui/copy-text';
import { clipboardFormats, forPasting } from './clipboard-forms';

/** Which notes are exported. */
export type ExportScope = 'text' | 'all' | 'filtered' | 'chosen';

interface CopiedForms {
  readonly plain: string;
  readonly rich: string | undefined;
}

/** How long a preview waits for the next choice, in ms: letters of a template come one after the other. */
const pause = 120;

/** What the export dialog shows and does, as long as it is open. */
export const useExporting = () => {
  const app = useAppStore();
  const texts = useOpenTextsStore();
  const { settings, change } = useSettingsParts();
  const session = useTextSession();
  const list = useNoteListStore(session);
  const opened = useExportStore();
  const chosen = opened.chosen;
  opened.chosen = null;

  const scopes = computed<readonly ExportScope[]>(() => [
    ...(chosen ? (['chosen'] as const) : []),
    ...(list.filtering ? (['filtered'] as const) : []),
    'text',
    ...(app.library.length > 1 ? (['all'] as const) : []),
  ]);
  const scope = shallowRef<ExportScope>(scopes.value[0] ?? 'text');
  const format = shallowRef<ExportFormat>(settings().format);
  const options = computed<ExportOptions>(() => ({
    ...defaultOptions(format.value),
    ...settings().options[format.value],
  }));
  const choose = (changed: Partial<ExportOptions>): void =>
    change({
      options: { ...settings().options, [format.value]: { ...options.value, ...changed } },
    });
  watch(format, (now) => change({ format: now }));
  const ownTemplate = computed(() => settings().template);
  watch(
    () => options.value.template,
    (template) => {
      if (template !== null && template !== ownTemplate.value) change({ template });
    },
    { immediate: true },
  );

  const ids = computed<readonly string[] | null>(() => {
    if (scope.value === 'chosen') return chosen ?? [];
    return scope.value === 'filtered' ? list.fitting.map(({ annotation }) => annotation.id) : null;
  });
  /** Null when nothing is to be exported. */
  const request = computed<ExportRequest | null>(() =>
    ids.value?.length === 0
      ? null
      : {
          textId: scope.value === 'all' ? null : session.text.id,
          ...(ids.value && { ids: ids.value }),
          format: format.value,
          options: options.value,
        },
  );

  const preview = shallowRef<ExportPreview | null>(null);
  const problem = shallowRef<ErrorCode | 'not-copied' | null>(null);
  /** The share of the export that is done, 0 … 1; null: none is under way. */
  const done = shallowRef<number | null>(null);
  /** The names of the export and of the preview that are under way. */
  let [work, previewing] = ['', ''];

  const showPreview = async (): Promise<void> => {
    const mine = crypto.randomUUID();
    if (previewing !== '') void api.invoke('work.cancel', { work: previewing });
    previewing = mine;
    await texts.flush();
    const asked = request.value;
    if (previewing !== mine) return;
    const answer = asked && (await api.invoke('export.preview', { ...asked, work: mine }));
    if (previewing !== mine) return;
    previewing = '';
    problem.value = answer === null || answer.ok ? null : answer.error.code;
    if (answer === null) preview.value = null;
    else if (answer.ok) preview.value = answer.value;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const showLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void showPreview(), pause);
  };
  watch(request, showLater);
  void showPreview();

  const unsubscribe = api.subscribe('work.progress', (progress) => {
    if (progress.work === work && !progress.ended) done.value = progress.done;
  });
  const cancel = (): void => {
    if (work !== '') void api.invoke('work.cancel', { work });
  };
  onScopeDispose(() => {
    unsubscribe();
    clearTimeout(timer);
    cancel();
    if (previewing !== '') void api.invoke('work.cancel', { work: previewing });
    previewing = 'none'; // what comes still is not for a dialog that is closed
  });

  /** Null when it was cancelled or failed; `problem` says why. */
  const save = async (): Promise<SavedExport | null> => {
    if (done.value !== null || request.value === null) return null;
    [done.value, problem.value, work] = [0, null, crypto.randomUUID()];
    await texts.flush();
    const answer = await api.invoke('export.save', { ...request.value, work });
    [done.value, work] = [null, ''];
    if (answer.ok) return answer.value;
    if (answer.error.code !== 'cancelled') problem.value = answer.error.code;
    return null;
  };

  /** What the last `copy` has made, when the clipboard did not take it. */
  let ready: CopiedForms | null = null;
  watch(request, () => (ready = null));
  /** Gives the words of the file in every form that programs paste; null when it was cancelled or failed. */
  const render = async (asked: ExportRequest): Promise<CopiedForms | null> => {
    [done.value, problem.value, work] = [0, null, crypto.randomUUID()];
    await texts.flush();
    const forms = clipboardFormats(asked);
    const options = { ...asked.options, layout: 'list' as const, byteOrderMark: false };
    const wordsIn = async (form: ExportFormat): Promise<string | null> => {
      const answer = await api.invoke('export.copy', { ...asked, format: form, options, work });
      if (answer.ok) return forPasting(form, answer.value.content);
      if (answer.error.code !== 'cancelled') problem.value = answer.error.code;
      return null;
    };
    const plain = await wordsIn(forms.plain);
    const rich = plain === null || forms.rich === null ? undefined : await wordsIn(forms.rich);
    [done.value, work] = [null, ''];
    return plain === null || rich === null ? null : { plain, rich };
  };
  /** Whether the words are on the clipboard. A browser may want another click when they took long. */
  const copy = async (): Promise<boolean> => {
    if (done.value !== null || request.value === null) return false;
    ready ??= await render(request.value);
    if (!ready) return false;
    const { plain, rich } = ready;
    if (copyText(plain, rich === undefined ? {} : { 'text/html': rich })) return true;
    problem.value = 'not-copied';
    return false;
  };

  return {
    scopes,
    scope,
    format,
    options,
    ownTemplate,
    choose,
    request,
    preview,
    problem,
    done,
    save,
    copy,
    cancel,
  };
};

const useSettingsParts = () => {
  const store = useSettingsStore();
  return {
    settings: () => store.settings.exports,
    change: (exports: Partial<typeof store.settings.exports>) => store.change({ exports }),
  };
};
