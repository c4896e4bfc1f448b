import { defineStore } from 'pinia';
import { computed, nextTick, shallowRef, watch } from 'vue';
import type { OpenedText } from '#contract/commands';
import { api } from '../api';
import { t } from '../i18n';
import { useAnnotationsStore } from './annotations';
import { useAppStore } from './app';
import { client } from './client';
import { useDialogsStore } from './dialogs';
import { useNoticesStore } from './notices';
import { useSettingsStore } from './settings';
import { createTextSession, type TextSession } from './text-session';

/** Time in ms after which the reader is told that a text is being opened. */
const tellAfter = 1000;

/**
 * The text that this window shows, and the texts that the reader has left while words of theirs were not saved: each
 * with its session. There is one session for a text at most.
 */
export const useOpenTextsStore = defineStore('open-texts', () => {
  const app = useAppStore();
  const notices = useNoticesStore();
  const settings = useSettingsStore();
  const dialogs = useDialogsStore();
  const shown = shallowRef<TextSession | null>(null);
  const left = shallowRef<readonly TextSession[]>([]);
  const sessions = computed<readonly TextSession[]>(() =>
    shown.value ? [shown.value, ...left.value] : left.value,
  );
  /** Number of times that a text was asked for: only the text that was asked for last is shown. */
  let asked = 0;

  const sessionFor = ({ text, annotations }: OpenedText): TextSession => {
    const session = createTextSession(text);
    useAnnotationsStore(session).load(annotations);
    return session;
  };

  /** Shows the text with which the window begins. */
  const start = (opened: OpenedText): void => {
    shown.value = sessionFor(opened);
    keepInAddress(opened.text.id);
    tellUse();
  };

  /** A reload opens the text of this window, whatever other windows have opened since. */
  const keepInAddress = (textId: string): void => {
    if (app.library.length > 1)
      history.replaceState(null, '', `${location.pathname}?text=${encodeURIComponent(textId)}`);
  };

  /** Tells the backend which text this window shows, so that it may let go of the others. */
  const tellUse = (): void => void api.invoke('text.use', { textId: shown.value?.text.id ?? null, client });

  /**
   * Opens a text in place of the one that is shown. When it cannot be opened, says so and leaves everything as it
   * is. Gives the session once the text is in the page; null when it is not shown.
   */
  const show = async (textId: string): Promise<TextSession | null> => {
    const number = (asked += 1);
    if (shown.value?.text.id === textId) return shown.value;
    const title = app.titleOf(textId);
    notices.announceLater(() => t('library.opening', { title }), tellAfter);
    const kept = left.value.find(({ text }) => text.id === textId);
    const opened = kept ? null : await load(textId);
    if (number !== asked || !(kept ?? opened)) return null;
    leave();
    const next = kept ?? (opened && sessionFor(opened.value));
    left.value = left.value.filter((session) => session !== next);
    shown.value = next;
    if (!next) return null;
    if (opened?.isOld) void useAnnotationsStore(next).reload();
    tellUse();
    settings.change({ lastText: textId });
    keepInAddress(textId);
    await nextTick();
    document.querySelector<HTMLElement>('main[data-pane]')?.focus({ preventScroll: true });
    notices.announce(t('library.opened', { title: next.text.metadata.title }));
    return next;
  };

  /**
   * The text, and whether something was written on it since the backend gave it. Null when it cannot be opened,
   * which it has announced.
   */
  const load = async (textId: string): Promise<{ value: OpenedText; isOld: boolean } | null> => {
    let isOld = false;
    const unsubscribe = api.subscribe('annotations.changed', (event) => {
      isOld ||= event.textId === textId;
    });
    const opened = await api.invoke('text.open', { textId, client });
    unsubscribe();
    notices.settle('text');
    if (opened.ok) return { value: opened.value, isOld };
    const { code } = opened.error;
    const reason = t(`errors.${code}`);
    if (code === 'unreachable') notices.fail(code);
    else notices.raise('text', t('problems.notOpened', { title: app.titleOf(textId), reason }));
    return null;
  };

  const leave = (): void => {
    const session = shown.value;
    if (!session) return;
    dialogs.open = null;
    session.leave();
    left.value = [...left.value, session];
    void useAnnotationsStore(session).flush();
  };
  // A session ends when its text was left and the page has taken it out, as soon as everything is saved.
  watch(
    () => left.value.filter((session) => !useAnnotationsStore(session).hasUnsent),
    (saved) => {
      if (saved.length === 0) return;
      left.value = left.value.filter((session) => !saved.includes(session));
      for (const session of saved) session.dispose();
    },
    { flush: 'post' },
  );

  const everyAnnotations = computed(() => sessions.value.map((session) => useAnnotationsStore(session)));
  const hasUnsent = computed(() => everyAnnotations.value.some((annotations) => annotations.hasUnsent));
  /** Why each annotation that is known not to be on disk is not, in all texts. */
  const unsavedCodes = computed(() => everyAnnotations.value.flatMap(({ unsaved }) => [...unsaved.values()]));

  const flush = async (): Promise<void> =>
    void (await Promise.all(everyAnnotations.value.map((annotations) => annotations.flush())));
  const flushAtOnce = async (): Promise<void> =>
    void (await Promise.all(everyAnnotations.value.map((annotations) => annotations.flushAtOnce())));

  return {
    shown,
    sessions,
    start,
    show,
    tellUse,
    hasUnsent,
    unsavedCodes,
    flush,
    flushAtOnce,
  };
});
