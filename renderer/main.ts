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
import type { Boot } from '#contract/commands';
import { api, boot } from './api';
import App from './app.vue';
import RecoveryPage from './my-data/recovery-page.vue';
import { i18n } from './i18n';
import { keepKeysOfInputMethods } from './ui/composition';
import { loadTheRest } from './ui/lazy';
import { followBackend } from './follow-backend';
import { useAnnotationsStore } from './stores/annotations';
import { useSlicesStore } from './page/slices-store';
import { useSettingsStore } from './stores/settings';
import { useTextStore } from './stores/text';

// The composition root. It fills the stores with what the first paint needs, mounts the page, and then
// follows the backend.
const pinia = createPinia();
keepKeysOfInputMethods(window); // before anything else listens

const load = (value: Boot): void => {
  const texts = useTextStore(pinia);
  useSettingsStore(pinia).load(value.settings);
  texts.open(value);
  useAnnotationsStore(pinia).load(value.annotations);
};

const start = async (): Promise<void> => {
  const result = await boot();
  if (!result.ok) {
    createApp(RecoveryPage, { code: result.error.code }).use(pinia).use(i18n).mount('#app');
    return;
  }
  load(result.value);
  createApp(App).use(pinia).use(i18n).mount('#app');
  followBackend(api, result.value);
  requestIdleCallback(() => void loadTheRest(), { timeout: 2000 });
  requestIdleCallback(useSlicesStore(pinia).mountTheRest); // the first paint has those that are read first
};

void start();
