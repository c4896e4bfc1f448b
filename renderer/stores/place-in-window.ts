import { isRecord } from '#core/json/guards';
import type { ReadingPosition } from '#contract/settings';

/**
 * Where this window was in a text. The settings hold the position of the window that was used last; this one is in the
 * state of the page's entry in the history, which a reload brings back, also after a crash. Null when the entry holds
 * none of this text.
 */
export const placeInWindow = (textId: string): ReadingPosition | null => {
  const state: unknown = history.state;
  const place = isRecord(state) ? state['place'] : null;
  if (!isRecord(place) || place['textId'] !== textId) return null;
  const { blockId, passed } = place;
  return typeof blockId === 'string' && typeof passed === 'number' ? { blockId, passed } : null;
};

export const keepPlaceInWindow = (textId: string, { blockId, passed }: ReadingPosition): void =>
  history.replaceState({ place: { textId, blockId, passed } }, '');
