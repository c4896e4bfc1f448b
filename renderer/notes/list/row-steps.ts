import type { Row } from '../../stores/note-list';

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** A guess at the height of a row, so that a page is about what stands in the view (CSS pixels). */
const rowHeight = 120;

/** The index to which a key leads from a row; null: it has no meaning here. `view`: the height of what is seen (CSS pixels). */
export const stepFor = (
  { key, altKey, ctrlKey, metaKey }: Key,
  from: number,
  rows: readonly Row[],
  view: number,
): number | null => {
  if (altKey || ctrlKey || metaKey) return null;
  const page = Math.max(1, Math.floor(view / rowHeight));
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: rows.length - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(rows.length - 1, Math.max(0, to));
};
