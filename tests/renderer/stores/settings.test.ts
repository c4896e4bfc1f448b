import { createPinia, setActivePinia } from 'pinia';
import { expect, it } from 'vitest';
import { defaultSettings } from '#contract/settings';
import { askedBackend } from './support/asked-backend';

const backend = askedBackend();
const { useSettingsStore } = await import('#renderer/stores/settings');

it('settings that did not reach the program are sent again, with what was changed since', async () => {
  setActivePinia(createPinia());
  const store = useSettingsStore();
  store.change({ theme: 'dark', colourLabels: { green: 'evidence' } });
  void store.flush();
  store.change({ theme: 'light' });
  await backend.last('settings.change').refuse('unreachable');
  expect(store.hasUnsent).toBe(true);
  void store.flush();
  const again = backend.last('settings.change');
  expect(again.argument).toEqual({ theme: 'light', colourLabels: { green: 'evidence' } });
  await again.answer(defaultSettings);
  expect(store.hasUnsent).toBe(false);
});

it('a page that heard nothing of a change asks for the settings, and keeps what is on its way', async () => {
  setActivePinia(createPinia());
  const store = useSettingsStore();
  const caught = store.catchUp();
  await Promise.resolve(); // there is nothing to send first
  const asked = backend.last('settings.get');
  store.change({ theme: 'dark' });
  await asked.answer({ ...defaultSettings, theme: 'sepia', searchOrder: 'best' });
  await caught;
  expect(store.settings).toMatchObject({ theme: 'dark', searchOrder: 'best' });
});

it('settings that say nothing new change nothing', async () => {
  setActivePinia(createPinia());
  const store = useSettingsStore();
  const before = store.settings;
  const caught = store.catchUp();
  await Promise.resolve(); // there is nothing to send first
  await backend.last('settings.get').answer(structuredClone(defaultSettings));
  await caught;
  expect(store.settings).toBe(before);
});
