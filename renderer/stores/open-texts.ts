import { defineStore } from 'pinia';
import { computed, nextTick, shallowRef, watch } from 'vue';
import type { OpenedText } from '#contract/commands';
import type { Events } from '#contract/events';
import { api } from '../api';
import { t } from '../i18n';
import { textInAddress } from './address';
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
  /** The texts that are being read, and whether their notes have changed since they were asked for. */
  const loadings = new Set<{ readonly textId: string; hasChanged: boolean }>();

  const sessionFor = ({ text, annotations }: OpenedText): TextSession => {
    const session = createTextSession(text);
    useAnnotationsStore(session).load(annotations);
    return session;
  };

  /** Shows the text with which the window begins. */
  const start = (opened: OpenedText): void => {
    shown.value = sessionFor(opened);
    keepInAddress(opened.text.id, location.hash);
  };

  /** A reload opens the text of this window, whatever other windows have opened since. */
  const keepInAddress = (textId: string, fragment = ''): void => {
    if (app.library.length > 1 || textInAddress() !== null)
      history.replaceState(
        history.state,
        '',
        `${location.pathname}?text=${encodeURIComponent(textId)}${fragment}`,
      );
  };

  /** For when the address has come to name another text, which could not be opened. */
  const keepShownInAddress = (): void => {
    if (shown.value) keepInAddress(shown.value.text.id);
  };

  /** Tells the backend which text this window shows, so that it may let go of the others; null: none any more. */
  const tellUse = (session = shown.value): void =>
    void api.invoke('text.use', { textId: session?.text.id ?? null, client });

  /**
   * Opens a text in place of the one that is shown. When it cannot be opened, says so and leaves everything as it
   * is. Gives the session once the text is in the page; null when it is not shown, also because another text was
   * asked for meanwhile. `fragment`: with its #, what the address says besides the text.
   */
  const show = async (textId: string, fragment = ''): Promise<TextSession | null> => {
    const number = (asked += 1);
    if (shown.value?.text.id === textId) {
      if (loadings.size > 0) notices.announce(''); // nothing more is said about the other text
      return shown.value;
    }
    const kept = left.value.find(({ text }) => text.id === textId);
    const next = kept ?? (await load(textId, () => number === asked));
    if (!next) return null;
    leave();
    left.value = left.value.filter((session) => session !== next);
    shown.value = next;
    settings.change({ lastText: textId });
    keepInAddress(textId, fragment);
    await nextTick();
    document.querySelector<HTMLElement>('main[data-pane]')?.focus({ preventScroll: true });
    notices.announce(t('library.opened', { title: next.text.metadata.title }));
    tellUse();
    return next;
  };

  /** Null when the text cannot be opened, which this announces, or is not wanted any more. */
  const load = async (textId: string, isWanted: () => boolean): Promise<TextSession | null> => {
    const title = app.titleOf(textId);
    notices.explainLater(() => t('library.opening', { title }), tellAfter);
    const loading = { textId, hasChanged: false };
    loadings.add(loading);
    const opened = await api.invoke('text.open', { textId, client });
    loadings.delete(loading);
    if (!isWanted()) {
      tellUse(); // the backend takes it that this window shows what it has given
      return null;
    }
    notices.announce('');
    notices.settle('text');
    if (opened.ok) {
      const session = sessionFor(opened.value);
      if (loading.hasChanged) void useAnnotationsStore(session).reload();
      return session;
    }
    const { code } = opened.error;
    if (code === 'unreachable') notices.fail(code);
    else notices.raise('text', t('problems.notOpened', { title, reason: t(`errors.${code}`) }));
    return null;
  };

  /** Takes what a window, perhaps another one, has changed. */
  const follow = (event: Events['annotations.changed']): void => {
    for (const session of sessions.value) useAnnotationsStore(session).follow(event);
    for (const loading of loadings) loading.hasChanged ||= loading.textId === event.textId;
  };

  /** Sends what is unsaved, and asks for all notes again: events may have been missed. */
  const catchUp = (): void => {
    tellUse();
    for (const loading of loadings) loading.hasChanged = true;
    for (const session of sessions.value) {
      const annotations = useAnnotationsStore(session);
      void annotations.flush().then(() => annotations.reload());
    }
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
  /** See the outbox. */
  const sendLast = (): void => everyAnnotations.value.forEach((annotations) => annotations.sendLast());

  return {
    shown,
    sessions,
    start,
    show,
    keepShownInAddress,
    follow,
    catchUp,
    tellUse,
    hasUnsent,
    unsavedCodes,
    flush,
    flushAtOnce,
    sendLast,
  };
});
