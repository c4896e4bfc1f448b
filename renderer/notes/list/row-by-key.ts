import type { Row } from '../../stores/note-list';

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The estimated height of a row in CSS pixels, so that PageDown moves by about what is in view. */
const rowHeight = 120;

/**
 * The index of the row to which a key leads from the row `from`; null when the key does not move. `view` is
 * the height of the visible part of the list in CSS pixels.
 */
export const rowByKey = (
  { key, altKey, ctrlKey, metaKey }: Key,
  from: number,
  rows: readonly Row[],
  view: number,
): number | null => {
  if (altKey || ctrlKey || metaKey) return null;
  const page = Math.max(1, Math.floor(view / rowHeight));
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: rows.length - 1,
  };
  const to = targets[key];
  return to === undefined ? null : Math.min(rows.length - 1, Math.max(0, to));
};
