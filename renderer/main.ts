import './styles/fonts.css';
import './styles/tokens.css';
import './styles/themes.css';
import './styles/base.css';
import './styles/reading.css';
import './styles/highlights.css';
import './styles/highlight-lines.css';
import './styles/highlight-heights.css';
import './styles/forced-colours.css';
import './styles/print.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { api, boot } from './api';
import App from './app.vue';
import RecoveryPage from './my-data/recovery-page.vue';
import { i18n, t } from './i18n';
import { keepKeysOfInputMethods } from './ui/composition';
import { loadTheRest } from './ui/lazy';
import { followBackend } from './follow-backend';
import { useAppStore } from './stores/app';
import { useNoticesStore } from './stores/notices';
import { useOpenTextsStore } from './stores/open-texts';
import { useSettingsStore } from './stores/settings';

// The composition root. It fills the stores with what the first paint needs, mounts the page, and then
// follows the backend.
const pinia = createPinia();
keepKeysOfInputMethods(window); // before anything else listens

const start = async (): Promise<void> => {
  const result = await boot();
  if (!result.ok) {
    // Nothing can be typed there, so a program that closes has nothing to wait for.
    api.subscribe('app.flush', () => void api.invoke('app.flushed', null));
    createApp(RecoveryPage, { code: result.error.code }).use(pinia).use(i18n).mount('#app');
    return;
  }
  const { app, library, settings } = result.value;
  useAppStore(pinia).load(app, library);
  useSettingsStore(pinia).load(settings);
  useOpenTextsStore(pinia).start(result.value);
  createApp(App).use(pinia).use(i18n).mount('#app');
  followBackend(api, result.value);
  let isDamaged = false;
  // Parts of the page did not load, although the program answers.
  const sayIfDamaged = async (): Promise<void> => {
    if (isDamaged || !(await api.invoke('settings.get', null)).ok) return;
    isDamaged = true;
    useNoticesStore(pinia).raise('damaged', t('errors.program-damaged'));
  };
  requestIdleCallback(() => void loadTheRest(() => void sayIfDamaged()), { timeout: 2000 });
};

void start();
