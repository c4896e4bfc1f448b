import { api } from '../api';
import { useReadingPosition } from '../reader/reading-position';
import { useSettingsStore } from '../stores/settings';
import { definePart } from '../stores/text-session';

/** Opens another window at this place of this text; in the desktop shell only. */
export const useOpenWindow = definePart((session) => {
  const { savePositionNow } = useReadingPosition(session);
  return async (): Promise<void> => {
    savePositionNow();
    await useSettingsStore().flush();
    await api.invoke('window.open', null);
  };
});
