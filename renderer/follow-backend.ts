import { watch } from 'vue';
import type { Boot, RecordStatus } from '#contract/commands';
import type { Events } from '#contract/events';
import type { Transport } from '#contract/transport';
import { t } from './i18n';
import { perform } from './keys/keys';
import { savePositionNow } from './reader/reading-position';
import { useAnnotationsStore } from './stores/annotations';
import { useNoticesStore } from './stores/notices';
import { useSettingsStore } from './stores/settings';
import { useTextStore } from './stores/text';

/**
 * Keeps the stores in step with the backend: follows its events, its connection and its request to flush
 * before it closes.
 */
export const followBackend = (api: Transport, { record, instead, library, settingsAreNewer }: Boot): void => {
  const annotations = useAnnotationsStore();
  const settings = useSettingsStore();
  const notices = useNoticesStore();
  const texts = useTextStore();

  const showRecord = (status: RecordStatus): void => {
    if (status.state === 'read-only') {
      notices.raise('read-only', t(texts.readOnly ? 'problems.readOnly' : 'problems.takenOver'));
      texts.becomeReadOnly();
    }
    if (!status.damaged) return;
    const files = status.setAside.join(', ');
    notices.raise('record', files ? t('problems.recovered', { files }) : t('problems.incomplete'));
  };

  const flush = async (): Promise<void> => {
    savePositionNow();
    await Promise.all([annotations.flushAtOnce(), settings.flush()]);
  };

  /** Null until the connection is known for the first time. */
  let wasConnected: boolean | null = null;
  const onConnection = (isConnected: boolean): void => {
    // The first connection reloads too: a page that was closing may have sent its last changes after
    // this page's boot data.
    if (isConnected && !wasConnected) {
      notices.settle('connection');
      void annotations.flush().then(() => annotations.reload());
      void settings.flush();
    } else if (!isConnected && wasConnected !== false) notices.fail('unreachable');
    wasConnected = isConnected;
  };

  api.subscribe('annotations.changed', annotations.follow);
  api.subscribe('settings.changed', settings.follow);
  api.subscribe('record.changed', showRecord);
  api.subscribe('app.action', ({ action, byKey }: Events['app.action']) => perform(action, byKey));
  api.subscribe('app.flush', () => void flush().then(() => api.invoke('app.flushed', null)));
  api.watchConnection(onConnection);
  const hasUnsent = (): boolean => annotations.hasUnsent || settings.hasUnsent;
  watch(hasUnsent, (unsent) => api.tellUnsent(unsent), { flush: 'sync' });
  // A closed tab or a hidden window may never come back, so nothing waits for the pause in typing.
  window.addEventListener('pagehide', () => void flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
  });
  window.addEventListener('beforeunload', (event) => {
    if (annotations.unsaved.size > 0) event.preventDefault();
  });
  showRecord(record);
  if (settingsAreNewer) notices.raise('settings', t('problems.newerSettings'));
  if (instead) {
    const title = library.find(({ id }) => id === instead.textId)?.title ?? instead.textId;
    notices.raise('instead', t('problems.instead', { title, reason: t(`errors.${instead.code}`) }));
  }
};
