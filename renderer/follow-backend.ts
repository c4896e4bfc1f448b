import { watch } from 'vue';
import type { Boot, RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import type { Transport } from '#contract/transport';
import { t } from './i18n';
import { useKeys } from './keys/keys';
import { useReadingPosition } from './reader/reading-position';
import { useStudyStore } from './study/study-store';
import { useAppStore } from './stores/app';
import { useNoticesStore } from './stores/notices';
import { useOpenTextsStore } from './stores/open-texts';
import { useSettingsStore } from './stores/settings';
import { useWindowInUseStore } from './stores/window-in-use';

/**
 * Keeps the stores in step with the backend: follows its events, its connection and its request to flush
 * before it closes.
 */
export const followBackend = (api: Transport, { record, instead, library, settingsAreNewer }: Boot): void => {
  const texts = useOpenTextsStore();
  const app = useAppStore();
  const settings = useSettingsStore();
  const notices = useNoticesStore();

  const showRecord = (status: RecordStatus): void => {
    app.diskProblem = status.problem ?? null;
    if (status.state === 'read-only') {
      // A folder that was opened read-only is what the reader chose: the header says it (layout/read-only-badge.vue).
      if (!app.readOnly) notices.raise('read-only', t('problems.takenOver'));
      app.becomeReadOnly();
    }
    if (!status.damaged) return;
    const files = status.setAside.join(', ');
    notices.raise('record', files ? t('problems.recovered', { files }) : t('problems.incomplete'));
  };

  const flush = async (): Promise<void> => {
    if (texts.shown) useReadingPosition(texts.shown).savePositionNow();
    await Promise.all([texts.flushAtOnce(), settings.flush()]);
  };

  /** The window is about to close: a note without words that is open in it is not kept. */
  const dropEmptyNote = async (): Promise<void> => {
    if (texts.shown) await useStudyStore(texts.shown).dropEmptyNote();
  };

  /** Null until the connection is known for the first time. */
  let wasConnected: boolean | null = null;
  const onConnection = (isConnected: boolean): void => {
    // The first connection reloads too: a page that was closing may have sent its last changes after
    // this page's boot data.
    if (isConnected && !wasConnected) {
      notices.settle('connection');
      texts.catchUp();
      void settings.catchUp();
    } else if (!isConnected && wasConnected !== false) notices.fail('unreachable');
    wasConnected = isConnected;
  };

  api.subscribe('annotations.changed', texts.follow);
  api.subscribe('settings.changed', settings.follow);
  api.subscribe('record.changed', showRecord);
  api.subscribe('app.action', ({ action, byKey }: Events['app.action']) => {
    if (texts.shown) useKeys(texts.shown).perform(action, byKey);
  });
  const takeLink = async (): Promise<void> => {
    const link = await api.invoke('app.link', null);
    if (!link.ok || !link.value) return;
    if (link.value.kind === 'backup') return (await import('./my-data/open-backup')).openBackup();
    const { followProgramLink } = await import('./markdown/follow-program-link');
    followProgramLink(link.value);
  };
  api.subscribe('app.linkArrived', () => void takeLink());
  api.subscribe('app.flush', () => {
    void dropEmptyNote()
      .then(flush)
      .then(() => api.invoke('app.flushed', null));
  });
  // What this window says of the place comes before what the next one says.
  window.addEventListener('blur', () => void settings.flush());
  const inUse = useWindowInUseStore();
  watch(
    () => inUse.isInUse,
    (isInUse) => {
      if (isInUse && texts.shown) useReadingPosition(texts.shown).sharePosition();
    },
  );
  api.watchConnection(onConnection);
  const hasUnsent = (): boolean => texts.hasUnsent || settings.hasUnsent;
  watch(hasUnsent, (unsent) => api.tellUnsent(unsent), { flush: 'sync' });
  // A closed tab or a hidden window may never come back, so nothing waits for the pause in typing.
  window.addEventListener('pagehide', () => {
    texts.sendLast();
    void dropEmptyNote();
    void flush().then(() => texts.tellUse(null));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
  });
  window.addEventListener('beforeunload', (event) => {
    if (texts.unsavedCodes.length > 0) event.preventDefault();
  });
  if (app.info?.shell === 'desktop') void takeLink();
  showRecord(record);
  if (settingsAreNewer) notices.raise('settings', t('problems.newerSettings'));
  if (instead) {
    const title = library.find(({ id }) => id === instead.textId)?.title ?? instead.textId;
    notices.raise('instead', t('problems.instead', { title, reason: t(`errors.${instead.code}`) }));
  }
};
