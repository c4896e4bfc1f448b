import { isDeepStrictEqual } from 'node:util';
import { mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import { readSettings } from '../settings/settings-format';

type Document = Readonly<Record<string, unknown>>;

/** What restoring the settings of a backup changes. `document`: as it stands in the backup. */
export const patchOf = (document: Document): SettingsPatch => {
  const { lastText, ...settings } = readSettings(document);
  return lastText === null ? settings : { ...settings, lastText }; // a patch cannot set it to null
};

/** Whether restoring them would change anything but where somebody reads. */
export const changesSettings = (present: Settings, document: Document): boolean => {
  const { lastText, positions } = present;
  const restored = mergeSettings(present, patchOf(document));
  return !isDeepStrictEqual({ ...restored, lastText, positions }, present);
};
